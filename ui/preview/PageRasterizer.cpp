// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/PageRasterizer.h"

#include <QCache>
#include <QCryptographicHash>
#include <QPromise>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <poppler-qt6.h>
#include <thread>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr double pointsPerInch = 72.0;
constexpr double millimetresPerInch = 25.4;

QByteArray cacheKey(const PageRequest& request) {
    return QCryptographicHash::hash(request.pdf, QCryptographicHash::Sha256) + '/' +
           QByteArray::number(request.page) + '/' + QByteArray::number(request.dotsPerInch, 'f', 2);
}

Result<PagePicture> draw(const PageRequest& request) {
    const std::unique_ptr<Poppler::Document> document = Poppler::Document::loadFromData(request.pdf);
    if (!document || document->isLocked()) return fail(u"E-PREVIEW-001"_s);
    document->setRenderHint(Poppler::Document::Antialiasing);
    document->setRenderHint(Poppler::Document::TextAntialiasing);
    const int shown = std::min(request.page, document->numPages() - 1);
    const std::unique_ptr<Poppler::Page> page(document->page(shown));
    if (!page) return fail(u"E-PREVIEW-002"_s, u"page"_s);
    PagePicture picture;
    picture.page = shown;
    picture.pages = document->numPages();
    picture.pageMillimetres = page->pageSizeF() * (millimetresPerInch / pointsPerInch);
    picture.image = page->renderToImage(request.dotsPerInch, request.dotsPerInch);
    if (picture.image.isNull()) return fail(u"E-PREVIEW-001"_s);
    return picture;
}

}  // namespace

class PageRasterizer::Worker {
 public:
    explicit Worker(qsizetype cacheBytes) : m_cache(cacheBytes), m_thread([this] { run(); }) {}
    ~Worker() {
        {
            const std::lock_guard lock(m_mutex);
            m_ending = true;
            m_jobs.clear();  // abandoned promises cancel their futures
        }
        m_wake.notify_all();
        m_thread.join();
    }

    QFuture<Result<PagePicture>> add(int slot, PageRequest request) {
        Job job{slot, std::move(request), {}};
        job.promise.start();
        QFuture<Result<PagePicture>> future = job.promise.future();
        {
            const std::lock_guard lock(m_mutex);
            std::erase_if(m_jobs, [slot](const Job& waiting) { return waiting.slot == slot; });
            m_jobs.push_back(std::move(job));
        }
        m_wake.notify_one();
        return future;
    }

    void clear() {
        const std::lock_guard lock(m_mutex);
        m_jobs.clear();
        m_forget = true;
        m_wake.notify_one();
    }

 private:
    struct Job {
        int slot;
        PageRequest request;
        QPromise<Result<PagePicture>> promise;
    };

    void run() {
        Poppler::setDebugErrorFunction([](const QString&, const QVariant&) {}, {});  // may quote the document
        std::unique_lock lock(m_mutex);
        while (true) {
            m_wake.wait(lock, [this] { return m_ending || m_forget || !m_jobs.empty(); });
            if (m_ending) return;
            if (m_forget) {
                m_cache.clear();
                m_forget = false;
                continue;
            }
            Job job = std::move(m_jobs.front());
            m_jobs.pop_front();
            lock.unlock();
            job.promise.addResult(picture(job.request));
            job.promise.finish();
            lock.lock();
        }
    }

    /// Worker thread only, like the cache.
    Result<PagePicture> picture(const PageRequest& request) {
        const QByteArray key = cacheKey(request);
        if (const PagePicture* kept = m_cache.object(key)) return *kept;
        Result<PagePicture> fresh = draw(request);
        if (fresh)
            m_cache.insert(key, new PagePicture(*fresh), fresh->image.sizeInBytes());  // QCache owns it
        return fresh;
    }

    QCache<QByteArray, PagePicture> m_cache;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_ending = false;
    bool m_forget = false;
    std::thread m_thread;  // last: it uses all of the above
};

PageRasterizer::PageRasterizer(qsizetype cacheBytes) : m_worker(std::make_unique<Worker>(cacheBytes)) {}
PageRasterizer::~PageRasterizer() = default;

QFuture<Result<PagePicture>> PageRasterizer::render(int slot, PageRequest request) {
    return m_worker->add(slot, std::move(request));
}

void PageRasterizer::clear() {
    m_worker->clear();
}

}  // namespace mado
