// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PageFactory.h"

#include "ui/cases/CasePage.h"
#include "ui/confirm/ConfirmPage.h"
#include "ui/estimate/EstimatePage.h"
#include "ui/home/HomePage.h"
#include "ui/household/HouseholdPage.h"
#include "ui/issue/IssuePage.h"
#include "ui/settings/SettingsPage.h"
#include "ui/unsent/ConflictPage.h"
#include "ui/unsent/UnsentPage.h"
#include "ui/worklist/WorkListPage.h"

namespace mado {

using Place = Destination::Place;

Page* PageFactory::make(const Destination& destination, QWidget* parent) const {
    switch (destination.place) {
        case Place::Home:
            return new HomePage(m_services, parent);
        case Place::Household: {
            auto* page = new HouseholdPage(m_services, parent);
            page->show(destination.key, destination.detail);
            return page;
        }
        case Place::NewCase: {
            auto* page = new CasePage(m_services, parent);
            page->begin(destination.key, destination.procedures, destination.people);
            return page;
        }
        case Place::Draft: {
            auto* page = new CasePage(m_services, parent);
            page->open(destination.key);
            return page;
        }
        case Place::Correction: {
            auto* page = new CasePage(m_services, parent);
            page->correct(destination.key);
            return page;
        }
        case Place::Confirm:
            return new ConfirmPage(m_services, destination.key, parent);
        case Place::Issue:
            return new IssuePage(m_services, destination.key, parent);
        case Place::WorkList:
            return new WorkListPage(m_services, destination.detail, parent);
        case Place::Unsent:
            return new UnsentPage(m_services, destination.key, parent);
        case Place::Conflict:
            return new ConflictPage(m_services, destination.key, destination.detail, parent);
        case Place::Estimate:
            return new EstimatePage(m_services, parent);
        case Place::Settings:
            return new SettingsPage(m_services, parent);
        case Place::Back:
            break;
    }
    return nullptr;
}

}  // namespace mado
