<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AnswerText</name>
    <message>
        <source>ordinary</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>current</source>
        <translation>当座</translation>
    </message>
    <message>
        <source>savings</source>
        <translation>貯蓄</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>No</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>entered and sealed</source>
        <translation>入力済み(封印)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 %2歳</translation>
    </message>
</context>
<context>
    <name>CaseReading</name>
    <message>
        <source>(no record yet)</source>
        <translation>(まだ記録なし)</translation>
    </message>
    <message>
        <source>of the representative</source>
        <translation>代理人分</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>写し</translation>
    </message>
    <message>
        <source>valid until %1</source>
        <translation>有効期限 %1</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>The identity check is complete.</source>
        <translation>本人確認は完了しています。</translation>
    </message>
    <message>
        <source>The identity check is not complete.</source>
        <translation>本人確認が完了していません。</translation>
    </message>
    <message>
        <source>Who filed</source>
        <translation>届出人</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Relationship</source>
        <translation>続柄</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>本人確認</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>添付書類</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>未記録</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>回収</translation>
    </message>
    <message>
        <source>to follow</source>
        <translation>後日提出</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Said to be right</source>
        <translation>入力者が「このままでよい」とした点</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新規</translation>
    </message>
</context>
<context>
    <name>ConflictText</name>
    <message>
        <source>No item that people read is different.</source>
        <translation>表示する項目に違いはありません。</translation>
    </message>
    <message>
        <source>What it said when it was filed is not known any more. Compare with the paper.</source>
        <translation>届出時の内容は、今は分かりません。届書と見比べてください。</translation>
    </message>
    <message>
        <source>deleted meanwhile</source>
        <translation>その間に削除されました</translation>
    </message>
    <message>
        <source>changed %1 by %2</source>
        <translation>%1 %2が変更</translation>
    </message>
    <message>
        <source>changed meanwhile; who and when can be seen while connected</source>
        <translation>その間に変更(変更者と日時は接続中に出ます)</translation>
    </message>
    <message>
        <source>(not changed by the case)</source>
        <translation>(届出では変えない)</translation>
    </message>
    <message>
        <source>Record when filed</source>
        <translation>届出時の記録</translation>
    </message>
    <message>
        <source>Record now</source>
        <translation>現在の記録</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>届出内容</translation>
    </message>
</context>
<context>
    <name>DecisionReading</name>
    <message>
        <source>Not payable</source>
        <translation>支給できません</translation>
    </message>
    <message>
        <source>to be paid to %1</source>
        <translation>支給先 %1さん</translation>
    </message>
    <message>
        <source>Limit of the claim</source>
        <translation>請求の期限(時効)</translation>
    </message>
    <message>
        <source>Until %1; filed on %2</source>
        <translation>%1まで。申請は%2</translation>
    </message>
    <message>
        <source>Earlier benefits of this kind</source>
        <translation>同じ種類の給付の記録</translation>
    </message>
    <message>
        <source>None in this household</source>
        <translation>この世帯にはありません</translation>
    </message>
    <message>
        <source>%1 claimed, not decided</source>
        <translation>%1を申請、未決定</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>不支給</translation>
    </message>
    <message>
        <source>%1 granted</source>
        <translation>%1を支給</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>振込先</translation>
    </message>
    <message>
        <source>Given with the claim</source>
        <translation>申請書に記入あり</translation>
    </message>
    <message>
        <source>The registered benefit account is wished: fetch it before paying</source>
        <translation>公金受取口座を希望。振り込む前に情報照会で確かめてください</translation>
    </message>
    <message>
        <source>Not given: ask before paying</source>
        <translation>記入なし。振り込む前に確かめてください</translation>
    </message>
    <message>
        <source>Tax overdue</source>
        <translation>納期限を過ぎた税</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>ありません</translation>
    </message>
    <message>
        <source>%1. It does not forbid the grant; offer a talk on payment, and ask the collection desk whether benefits are suspended.</source>
        <translation>%1。支給決定の妨げにはなりません。納付の相談を案内し、給付の差止めがないかを収納の担当に確かめてください。</translation>
    </message>
    <message>
        <source>It cannot be computed from the records as they are now, so it cannot be granted. Have the records corrected, then open it again.</source>
        <translation>今の記録では計算できないため、支給決定はできません。記録の訂正を依頼し、終わってから開き直してください。</translation>
    </message>
    <message>
        <source>The rules find nothing to pay. Deny it with the reason, which the resident reads; or have the records corrected first.</source>
        <translation>計算では支給できる額がありません。理由を付けて不支給とするか、記録が違うときは先に訂正を依頼してください。</translation>
    </message>
    <message>
        <source>Records have changed since it was filed: the amount is now another one (%1 when filed). Deny it and take a new claim.</source>
        <translation>申請の後に記録が変わり、金額が違います(申請時は%1)。不支給とし、申請をもう一度受け付けてください。</translation>
    </message>
    <message>
        <source>It was claimed before, so it cannot be granted. Look at the earlier claim; deny this one, or have the earlier one corrected.</source>
        <translation>先に同じ申請があるため、支給決定はできません。先の申請を確かめ、こちらを不支給とするか、先の記録の訂正を依頼してください。</translation>
    </message>
</context>
<context>
    <name>EffectText</name>
    <message>
        <source>Coverage begins</source>
        <translation>資格取得</translation>
    </message>
    <message>
        <source>Coverage ends</source>
        <translation>資格喪失</translation>
    </message>
    <message>
        <source>Application begins</source>
        <translation>適用開始</translation>
    </message>
    <message>
        <source>Application ends</source>
        <translation>適用終了</translation>
    </message>
    <message>
        <source>Details change</source>
        <translation>内容の変更</translation>
    </message>
    <message>
        <source>in this city %1</source>
        <translation>市の適用 %1</translation>
    </message>
    <message>
        <source>How it is computed</source>
        <translation>計算の内訳</translation>
    </message>
    <message>
        <source>Uses figures that are still to be confirmed.</source>
        <translation>未確定の数値を使っています。</translation>
    </message>
    <message>
        <source>a year, estimate</source>
        <translation>年額(試算)</translation>
    </message>
    <message>
        <source>Income not on file is taken as none.</source>
        <translation>記録にない所得は0円として試算しています。</translation>
    </message>
    <message>
        <source>Eligibility certificate</source>
        <translation>資格確認書</translation>
    </message>
    <message>
        <source>Eligibility notice</source>
        <translation>資格情報のお知らせ</translation>
    </message>
    <message>
        <source>(until %1)</source>
        <translation>～%1</translation>
    </message>
    <message>
        <source>%1 of %2 is taken back</source>
        <translation>%1 %2 回収</translation>
    </message>
    <message>
        <source>%1 of %2 is to be returned</source>
        <translation>%1 %2 返却待ち</translation>
    </message>
    <message>
        <source>Not payable</source>
        <translation>支給対象外</translation>
    </message>
    <message>
        <source>to be claimed by %1</source>
        <translation>申請期限 %1</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>資格</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>保険税</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>証</translation>
    </message>
    <message>
        <source>Benefit</source>
        <translation>給付</translation>
    </message>
</context>
<context>
    <name>EstimateText</name>
    <message>
        <source>Person %1</source>
        <translation>%1人目</translation>
    </message>
    <message>
        <source>%1 years</source>
        <translation>%1歳</translation>
    </message>
    <message>
        <source>age missing</source>
        <translation>年齢未入力</translation>
    </message>
    <message>
        <source>total income %1</source>
        <translation>総所得金額等 %1</translation>
    </message>
    <message>
        <source>salary %1</source>
        <translation>給与 %1</translation>
    </message>
    <message>
        <source>pension %1</source>
        <translation>年金 %1</translation>
    </message>
    <message>
        <source>other %1</source>
        <translation>その他 %1</translation>
    </message>
    <message>
        <source>no income</source>
        <translation>収入なし</translation>
    </message>
    <message>
        <source>April</source>
        <translation>4月</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5月</translation>
    </message>
    <message>
        <source>June</source>
        <translation>6月</translation>
    </message>
    <message>
        <source>July</source>
        <translation>7月</translation>
    </message>
    <message>
        <source>August</source>
        <translation>8月</translation>
    </message>
    <message>
        <source>September</source>
        <translation>9月</translation>
    </message>
    <message>
        <source>October</source>
        <translation>10月</translation>
    </message>
    <message>
        <source>November</source>
        <translation>11月</translation>
    </message>
    <message>
        <source>December</source>
        <translation>12月</translation>
    </message>
    <message>
        <source>January</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>February</source>
        <translation>2月</translation>
    </message>
    <message>
        <source>March</source>
        <translation>3月</translation>
    </message>
    <message>
        <source>not insured</source>
        <translation>加入しない</translation>
    </message>
    <message>
        <source>all year</source>
        <translation>1年間</translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2, %n months</source>
        <translation>
            <numerusform>%1から%2まで(%nか月)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months</source>
        <translation>
            <numerusform>%nか月</numerusform>
        </translation>
    </message>
    <message>
        <source>no reduction: somebody is undeclared</source>
        <translation>軽減なし(未申告者あり)</translation>
    </message>
    <message>
        <source>reduction of 70 %</source>
        <translation>7割軽減</translation>
    </message>
    <message>
        <source>reduction of 50 %</source>
        <translation>5割軽減</translation>
    </message>
    <message>
        <source>reduction of 20 %</source>
        <translation>2割軽減</translation>
    </message>
    <message>
        <source>no reduction</source>
        <translation>軽減なし</translation>
    </message>
    <message>
        <source>Turns 40 in the year: the care portion begins.</source>
        <translation>年度の途中で40歳になり、介護分がかかり始めます。</translation>
    </message>
    <message>
        <source>Turns 65 in the year: the care portion ends.</source>
        <translation>年度の途中で65歳になり、介護分がかからなくなります。</translation>
    </message>
    <message>
        <source>Turns 75 in the year: insured by the NHI until the month before.</source>
        <translation>年度の途中で75歳になり、前の月まで国保に加入します。</translation>
    </message>
    <message>
        <source>75 or older: insured by the medical care system for the late elderly; no NHI tax.</source>
        <translation>75歳以上の人は後期高齢者医療の被保険者で、国保税はかかりません。</translation>
    </message>
    <message>
        <source>Reckoned as born on 1 October; enter the birth date to be exact.</source>
        <translation>10月1日生まれとして計算しています。正確な額は生年月日を入れてください。</translation>
    </message>
</context>
<context>
    <name>FilerQuestions</name>
    <message>
        <source>Household head</source>
        <translation>世帯主</translation>
    </message>
    <message>
        <source>Head, %1</source>
        <translation>世帯主 %1</translation>
    </message>
    <message>
        <source>Member of the household</source>
        <translation>同じ世帯の人</translation>
    </message>
    <message>
        <source>The person concerned</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>Legal representative</source>
        <translation>法定代理人</translation>
    </message>
    <message>
        <source>Appointed representative</source>
        <translation>任意代理人</translation>
    </message>
    <message>
        <source>Who held the funeral</source>
        <translation>葬祭を行った人</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>その他の人</translation>
    </message>
    <message>
        <source>Who files</source>
        <translation>届出人</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>対象の人</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Name in kana</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Relation to the person</source>
        <translation>本人との続柄</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住所</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>電話番号</translation>
    </message>
    <message>
        <source>Came by post</source>
        <translation>郵送による届出</translation>
    </message>
</context>
<context>
    <name>TaxYears</name>
    <message>
        <source>No. %1</source>
        <translation>第%1期</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>納付済</translation>
    </message>
    <message>
        <source>partly paid</source>
        <translation>一部納付</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>納期限超過</translation>
    </message>
    <message>
        <source>to be paid</source>
        <translation>納期前</translation>
    </message>
</context>
<context>
    <name>TimelineLanes</name>
    <message>
        <source>%1, from %2, still in force</source>
        <translation>%1、%2から継続中</translation>
    </message>
    <message>
        <source>%1, from %2, ended %3</source>
        <translation>%1、%2から %3まで</translation>
    </message>
    <message>
        <source>NHI  %1 –</source>
        <translation>国保  %1 〜</translation>
    </message>
    <message>
        <source>NHI</source>
        <translation>国保</translation>
    </message>
    <message>
        <source>Qualified in the prefecture since %1</source>
        <translation>県の資格は %1 から</translation>
    </message>
    <message>
        <source>%1, from %2, valid until %3</source>
        <translation>%1、%2から 有効期限 %3</translation>
    </message>
    <message>
        <source>Taken back %1</source>
        <translation>%1 回収</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
</context>
<context>
    <name>UnsentWords</name>
    <message>
        <source>Unsent</source>
        <translation>未送信</translation>
    </message>
    <message>
        <source>Unsent (another person&apos;s)</source>
        <translation>未送信(ほかの職員)</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>登録不可</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>競合</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>隔離</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>差戻し</translation>
    </message>
    <message>
        <source>Entering</source>
        <translation>登録</translation>
    </message>
    <message>
        <source>Confirmation</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>差戻し</translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation>取下げ</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>決定</translation>
    </message>
    <message>
        <source>Numbers of papers</source>
        <translation>交付番号の取得</translation>
    </message>
    <message>
        <source>Note of printing</source>
        <translation>印刷の記録</translation>
    </message>
    <message>
        <source>Spoiled sheet</source>
        <translation>書損の記録</translation>
    </message>
    <message>
        <source>The centre could not process it, after %1 attempts.</source>
        <translation>中央で処理できませんでした(%1回試行)。</translation>
    </message>
    <message>
        <source>It has not taken effect. It is set apart so that other cases can go; it is deleted by nobody.</source>
        <translation>まだ反映されていません。ほかの届出を止めないために分けてあります。消されることはありません。</translation>
    </message>
    <message>
        <source>Tell the section chief. Then: open it again and put it right, send it again, or hand it over on paper.</source>
        <translation>係長に伝えてください。そのうえで、開いて訂正する、もう一度送る、紙で引き継ぐ、のいずれかにします。</translation>
    </message>
    <message>
        <source>It is saved on this terminal and has not been sent yet.</source>
        <translation>この端末に保存されていますが、まだ送られていません。</translation>
    </message>
    <message>
        <source>It takes effect only when the centre has it.</source>
        <translation>中央に届くまで反映されません。</translation>
    </message>
    <message>
        <source>Nothing: it goes by itself with the next connection.</source>
        <translation>することはありません。つながったときに自動で送られます。</translation>
    </message>
    <message>
        <source>%1 gave it at this terminal; it has not been sent yet.</source>
        <translation>%1さんがこの端末で入力し、まだ送られていません。</translation>
    </message>
    <message>
        <source>Ask that person to sign in here: nobody can send it in another&apos;s name.</source>
        <translation>本人にこの端末でのサインインを依頼してください。ほかの職員の名では送れません。</translation>
    </message>
    <message>
        <source>It waits behind %1 of the same household.</source>
        <translation>同じ世帯の %1 の後で待っています。</translation>
    </message>
    <message>
        <source>It has not taken effect.</source>
        <translation>まだ反映されていません。</translation>
    </message>
    <message>
        <source>Deal with the earlier one first; this one goes then.</source>
        <translation>先のものを処理してください。その後に送られます。</translation>
    </message>
    <message>
        <source>A record that it was computed from was changed meanwhile.</source>
        <translation>計算に使った記録が、その間に変わりました。</translation>
    </message>
    <message>
        <source>It has not taken effect. What the resident was told may no longer be right.</source>
        <translation>まだ反映されていません。住民に説明した内容が変わるおそれがあります。</translation>
    </message>
    <message>
        <source>Compare the record when filed, the record now and what was filed; then decide.</source>
        <translation>届出時の記録・現在の記録・届出内容を比べて決めてください。</translation>
    </message>
    <message>
        <source>%1 returned it: %2</source>
        <translation>%1さんが差し戻しました: %2</translation>
    </message>
    <message>
        <source>Open it again, put it right and enter it; everything typed is kept.</source>
        <translation>開いて訂正し、登録し直してください。入力した内容はすべて残っています。</translation>
    </message>
</context>
<context>
    <name>mado::AccountEditor</name>
    <message>
        <source>Bank account</source>
        <translation>銀行などの口座</translation>
    </message>
    <message>
        <source>Japan Post Bank (symbol and number)</source>
        <translation>ゆうちょ銀行(記号・番号)</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>当座</translation>
    </message>
    <message>
        <source>Savings</source>
        <translation>貯蓄</translation>
    </message>
    <message>
        <source>Kind of account</source>
        <translation>預金種別</translation>
    </message>
    <message>
        <source>Bank code (4 digits)</source>
        <translation>金融機関コード(4桁)</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>金融機関</translation>
    </message>
    <message>
        <source>Branch code (3 digits)</source>
        <translation>店番号(3桁)</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>支店</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>口座番号</translation>
    </message>
    <message>
        <source>Symbol (5 digits)</source>
        <translation>記号(5桁)</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Account holder in kana</source>
        <translation>口座名義(カナ)</translation>
    </message>
</context>
<context>
    <name>mado::AddressEditor</name>
    <message>
        <source>Postal code</source>
        <translation>郵便番号</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住所</translation>
    </message>
    <message>
        <source>Building and room</source>
        <translation>方書</translation>
    </message>
    <message>
        <source>This postal code is not in the table.</source>
        <translation>この郵便番号は一覧にありません。</translation>
    </message>
</context>
<context>
    <name>mado::AgeField</name>
    <message>
        <source>years old on 1 April</source>
        <translation>歳(4月1日現在)</translation>
    </message>
    <message>
        <source>born in the year</source>
        <translation>年度中の生まれ</translation>
    </message>
    <message>
        <source>%1 on 1 April</source>
        <translation>4月1日現在 %1歳</translation>
    </message>
</context>
<context>
    <name>mado::Banner</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>お知らせ</translation>
    </message>
</context>
<context>
    <name>mado::BenefitMonths</name>
    <message>
        <source>Months of treatment against the limit</source>
        <translation>診療月ごとの自己負担と限度額</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>below</source>
        <translation>限度額以下</translation>
    </message>
    <message>
        <source>not claimed</source>
        <translation>未申請</translation>
    </message>
    <message>
        <source>claimed</source>
        <translation>申請済</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>支給済</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>時効</translation>
    </message>
    <message>
        <source>no treatment on record</source>
        <translation>受診の記録なし</translation>
    </message>
    <message>
        <source>borne %1</source>
        <translation>自己負担 %1</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>限度額 %1</translation>
    </message>
    <message>
        <source>high-cost benefit %1</source>
        <translation>高額療養費 %1</translation>
    </message>
    <message>
        <source>to be claimed by %1</source>
        <translation>請求期限 %1</translation>
    </message>
    <message>
        <source>two years from the day after the form is received, %1 at the earliest</source>
        <translation>時効は申請書を受け取った日の翌日から2年(早くて%1)</translation>
    </message>
    <message>
        <source>above limit</source>
        <translation>限度額超</translation>
    </message>
</context>
<context>
    <name>mado::BenefitTab</name>
    <message>
        <source>Benefits</source>
        <translation>給付</translation>
    </message>
    <message>
        <source>No benefit is on record. Claims, and the bills of medical providers, add lines.</source>
        <translation>給付の記録はありません。申請と診療報酬明細書によって増えます。</translation>
    </message>
    <message>
        <source>Twelve months</source>
        <translation>表示する12か月</translation>
    </message>
    <message>
        <source>the last 12 months</source>
        <translation>直近12か月</translation>
    </message>
    <message>
        <source>the 12 months before</source>
        <translation>その前の12か月</translation>
    </message>
    <message>
        <source>the 12 months before that</source>
        <translation>さらに前の12か月</translation>
    </message>
    <message numerus="yes">
        <source>Reached the limit %n times in these months.</source>
        <translation>
            <numerusform>限度額に達した月 %n回。</numerusform>
        </translation>
    </message>
    <message>
        <source>The next is number %1: the lower limit for many times applies.</source>
        <translation>次は%1回目で、多数回該当の限度額になります。</translation>
    </message>
    <message>
        <source>The next is number %1; the lower limit applies from number %2.</source>
        <translation>次は%1回目です。%2回目から多数回該当になります。</translation>
    </message>
    <message numerus="yes">
        <source>%n months above the limit are not claimed.</source>
        <translation>
            <numerusform>限度額を超えて未申請の月が%nか月あります。</numerusform>
        </translation>
    </message>
    <message>
        <source>The first is to be claimed by %1.</source>
        <translation>最初の請求期限は%1です。</translation>
    </message>
    <message>
        <source>The two years run from the day after the claim form was received, which is not on record: for the first of them until %1 at the earliest.</source>
        <translation>時効の2年は申請書を受け取った日の翌日から数えます(受取日は記録にありません)。最初の月は、早くて%1です。</translation>
    </message>
</context>
<context>
    <name>mado::BusyLine</name>
    <message>
        <source>Working</source>
        <translation>処理中</translation>
    </message>
</context>
<context>
    <name>mado::CasePage</name>
    <message>
        <source>Continue &amp;later</source>
        <translation>あとで続ける(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Discard draft</source>
        <translation>下書きを破棄(&amp;D)</translation>
    </message>
    <message>
        <source>Procedures of this case</source>
        <translation>この受付の手続</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>見直し・署名</translation>
    </message>
    <message>
        <source>The draft is kept. It is on the counter page.</source>
        <translation>下書きを保存しました。「窓口」の画面から続けられます。</translation>
    </message>
    <message>
        <source>Entered: %1. It waits for a second person.</source>
        <translation>%1 を受け付けました。別の職員の確認を待っています。</translation>
    </message>
    <message>
        <source>Saved here: %1. It is sent when the centre can be reached.</source>
        <translation>%1 をこの端末に保存しました。中央につながったときに送ります。</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>届出</translation>
    </message>
    <message>
        <source>Who files</source>
        <translation>だれの届出か</translation>
    </message>
    <message>
        <source>Identity check</source>
        <translation>本人確認</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>完了</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 ほか%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Household of %1</source>
        <translation>%1 世帯</translation>
    </message>
    <message>
        <source>Draft kept %1</source>
        <translation>下書き保存 %1</translation>
    </message>
    <message>
        <source>To be filed by %1</source>
        <translation>届出期限 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n days late</source>
        <translation>
            <numerusform>%n日経過</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is there. Let the resident check and sign the paper.</source>
        <translation>すべてそろいました。届書の内容を見ていただき、署名を受けてください。</translation>
    </message>
    <message>
        <source>Still to be brought: %1</source>
        <translation>未提示の書類: %1</translation>
    </message>
    <message>
        <source>The list of what to bring is being printed.</source>
        <translation>持参するものの一覧を印刷しています。</translation>
    </message>
    <message>
        <source>&amp;Add another household…</source>
        <translation>別の世帯を追加(&amp;A)…</translation>
    </message>
    <message>
        <source>Correction of %1, returned by %2</source>
        <translation>%1の訂正(差戻し: %2)</translation>
    </message>
    <message>
        <source>The draft is discarded.</source>
        <translation>下書きを破棄しました。</translation>
    </message>
    <message>
        <source>Show the pape&amp;r</source>
        <translation>書類を見る(&amp;R)</translation>
    </message>
    <message>
        <source>Enter this case</source>
        <translation>入力完了(確認へ)</translation>
    </message>
    <message>
        <source>Next  Ctrl+Enter</source>
        <translation>次へ  Ctrl+Enter</translation>
    </message>
</context>
<context>
    <name>mado::CaseSteps</name>
    <message>
        <source>Who files</source>
        <translation>だれの届出か</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>本人確認</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>見直し・署名</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>手順</translation>
    </message>
    <message>
        <source>What to say</source>
        <translation>声かけの例</translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <translation>手順%1 %2</translation>
    </message>
    <message>
        <source>done</source>
        <translation>済</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>「%1」</translation>
    </message>
</context>
<context>
    <name>mado::CaseWork</name>
    <message>
        <source>Preview</source>
        <translation>見本</translation>
    </message>
    <message>
        <source>Step 1: say who files.</source>
        <translation>手順1: 届出人を選んでください。</translation>
    </message>
    <message>
        <source>Step 2: details of the identity documents differ from the register.</source>
        <translation>手順2: 本人確認書類の内容が住民記録と異なります。</translation>
    </message>
    <message>
        <source>Step 2: the identity check is not complete.</source>
        <translation>手順2: 本人確認が完了していません。</translation>
    </message>
    <message>
        <source>Step 3: “%1” is not complete.</source>
        <translation>手順3:「%1」に未入力があります。</translation>
    </message>
</context>
<context>
    <name>mado::CellRow</name>
    <message>
        <source>Arrow keys go from one to the next, Enter opens the record.</source>
        <translation>矢印キーで移り、Enterで記録を開きます。</translation>
    </message>
</context>
<context>
    <name>mado::ChoiceEditor</name>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>No</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>mado::ChoiceListEditor</name>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>mado::CommandPalette</name>
    <message>
        <source>New case</source>
        <translation>新しい届出</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>手続と画面</translation>
    </message>
    <message>
        <source>What happened? (kana, kanji or romaji)</source>
        <translation>どのような届出ですか(かな・漢字・ローマ字)</translation>
    </message>
    <message>
        <source>Procedure or page (kana, kanji or romaji)</source>
        <translation>手続・画面の名前(かな・漢字・ローマ字)</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>候補</translation>
    </message>
    <message>
        <source>Open a household first to begin a procedure for it.</source>
        <translation>手続を始めるには、先に世帯を開いてください。</translation>
    </message>
    <message>
        <source>Enter: begin.  Esc: close.</source>
        <translation>Enter 始める  Esc 閉じる</translation>
    </message>
    <message numerus="yes">
        <source>Life event: %1 (%n procedures)</source>
        <translation>
            <numerusform>暮らしの変化: %1(手続%n件)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mado::ConfirmPage</name>
    <message>
        <source>Record now</source>
        <translation>現在の記録</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>届出の内容</translation>
    </message>
    <message>
        <source>Shown as evidence</source>
        <translation>提示された書類</translation>
    </message>
    <message>
        <source>Computed</source>
        <translation>計算結果</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>取下げ(&amp;W)</translation>
    </message>
    <message>
        <source>Open &amp;household</source>
        <translation>世帯を開く(&amp;H)</translation>
    </message>
    <message>
        <source>Confirmation</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>This is your own case: you can read it here; a colleague confirms it.</source>
        <translation>自分が入力した届出です。内容は見られますが、確認は別の職員が行います。</translation>
    </message>
    <message>
        <source>An officer who may decide grants or denies this claim.</source>
        <translation>支給・不支給は、決定の権限がある職員が決定します。</translation>
    </message>
    <message>
        <source>It can no longer be applied: %1 Return it to its author.</source>
        <translation>このままでは適用できません。%1 入力者へ差し戻してください。</translation>
    </message>
    <message>
        <source>Records have changed since this was entered. What you see is computed anew from the records as they are now; compare with care.</source>
        <translation>入力の後に記録が変わっています。今の記録で計算し直した内容を表示しています。よく見比べてください。</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 ほか%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Grant  Ctrl+Enter</source>
        <translation>支給決定  Ctrl+Enter</translation>
    </message>
    <message>
        <source>Confirm  Ctrl+Enter</source>
        <translation>確認  Ctrl+Enter</translation>
    </message>
    <message>
        <source>Deny  Ctrl+R</source>
        <translation>不支給決定  Ctrl+R</translation>
    </message>
    <message>
        <source>Return  Ctrl+R</source>
        <translation>差戻し  Ctrl+R</translation>
    </message>
    <message>
        <source>Confirmed: %1.</source>
        <translation>%1 を確認しました。</translation>
    </message>
    <message>
        <source>Granted.</source>
        <translation>支給を決定しました。</translation>
    </message>
    <message>
        <source>Denied.</source>
        <translation>不支給を決定しました。</translation>
    </message>
    <message>
        <source>Saved here. It is sent when the centre can be reached.</source>
        <translation>この端末に保存しました。中央につながったときに送ります。</translation>
    </message>
    <message>
        <source>Why is the claim denied? The resident reads this.</source>
        <translation>不支給の理由を入力してください。申請した人への通知に載ります。</translation>
    </message>
    <message>
        <source>What is to be put right?</source>
        <translation>直してほしい点を入力してください。</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>不支給決定</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>差戻し</translation>
    </message>
    <message>
        <source>Returned to %1.</source>
        <translation>%1さんへ差し戻しました。</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>取下げ</translation>
    </message>
    <message>
        <source>Why is this case withdrawn?</source>
        <translation>取下げの理由を入力してください。</translation>
    </message>
    <message>
        <source>Withdrawn.</source>
        <translation>取り下げました。</translation>
    </message>
    <message>
        <source>&amp;Correct and file again</source>
        <translation>訂正して出し直す(&amp;C)</translation>
    </message>
    <message>
        <source>Returned by %1: %2</source>
        <translation>%1さんが差し戻しました: %2</translation>
    </message>
    <message>
        <source>Nothing has taken effect. Put it right and file it again; what was typed is kept.</source>
        <translation>まだ何も反映されていません。訂正して出し直してください。入力した内容は残っています。</translation>
    </message>
    <message>
        <source>A record has changed meanwhile. It is computed anew.</source>
        <translation>その間に記録が変わりました。計算し直しています。</translation>
    </message>
    <message>
        <source>Amount, computed anew</source>
        <translation>支給額(計算し直した結果)</translation>
    </message>
    <message>
        <source>To be looked at</source>
        <translation>確かめること</translation>
    </message>
    <message>
        <source>Claimed and shown</source>
        <translation>申請の内容と書類</translation>
    </message>
    <message>
        <source>Letter, if granted</source>
        <translation>支給決定のときの通知書</translation>
    </message>
    <message>
        <source>Letter, if denied</source>
        <translation>不支給決定のときの通知書</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>The letter is drawn here.</source>
        <translation>通知書をここに表示します。</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>通知書</translation>
    </message>
</context>
<context>
    <name>mado::ConflictPage</name>
    <message>
        <source>It stays in the list; nothing was changed.</source>
        <translation>一覧に残しました。何も変わっていません。</translation>
    </message>
    <message>
        <source>Changed meanwhile</source>
        <translation>記録の変更(競合)</translation>
    </message>
    <message>
        <source>Record when filed, record now, filed</source>
        <translation>届出時の記録・現在の記録・届出内容</translation>
    </message>
    <message>
        <source>Shown as evidence</source>
        <translation>提示された書類</translation>
    </message>
    <message>
        <source>Computed anew from the records now</source>
        <translation>現在の記録で計算し直した結果</translation>
    </message>
    <message>
        <source>&amp;Go on as recomputed</source>
        <translation>再計算して続ける(&amp;G)</translation>
    </message>
    <message>
        <source>It can&apos;t be applied to the records as they are now</source>
        <translation>現在の記録には反映できません</translation>
    </message>
    <message>
        <source>What was filed and every figure that the resident saw stay as they were.</source>
        <translation>届出の内容も、住民に示した金額も変わりません。</translation>
    </message>
    <message>
        <source>Computed anew: the same outcome</source>
        <translation>再計算済み: 結果は同じです</translation>
    </message>
    <message>
        <source>A person decides; nothing is merged by itself. What changed stands first.</source>
        <translation>自動では統合しません。職員が決めます。変わった項目を先に出しています。</translation>
    </message>
    <message>
        <source>Records have changed since this was filed</source>
        <translation>届出の後に記録が変わっています</translation>
    </message>
    <message>
        <source>&amp;Withdraw: the record now stands…</source>
        <translation>現在の記録のまま取り下げる(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Return to author…</source>
        <translation>入力した職員に差し戻す(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;File anew as filed</source>
        <translation>届出内容で出し直す(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open confirmation</source>
        <translation>確認画面を開く(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Ask the second person</source>
        <translation>確認者に相談(&amp;A)</translation>
    </message>
    <message>
        <source>Return to author</source>
        <translation>差戻し</translation>
    </message>
    <message>
        <source>What is to be put right?</source>
        <translation>何を直しますか。</translation>
    </message>
    <message>
        <source>A record has changed since this was filed</source>
        <translation>届出の後に記録が変わった</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>取下げ</translation>
    </message>
    <message>
        <source>Why is this case withdrawn?</source>
        <translation>この届出を取り下げる理由は何ですか。</translation>
    </message>
    <message>
        <source>The record now is right</source>
        <translation>現在の記録が正しい</translation>
    </message>
    <message>
        <source>The resident withdrew it</source>
        <translation>本人が取り下げた</translation>
    </message>
    <message>
        <source>Withdrawn.</source>
        <translation>取り下げました。</translation>
    </message>
    <message>
        <source>the centre</source>
        <translation>中央</translation>
    </message>
    <message>
        <source>It is a draft again; everything typed is kept.</source>
        <translation>下書きに戻しました。入力した内容はすべて残っています。</translation>
    </message>
    <message>
        <source>Returned to the author.</source>
        <translation>入力した職員に差し戻しました。</translation>
    </message>
    <message>
        <source>Recomputed: %1 goes on.</source>
        <translation>再計算済み: %1 の処理を続けました。</translation>
    </message>
    <message>
        <source>Nothing, for the reason above.</source>
        <translation>上の理由で計算できません。</translation>
    </message>
</context>
<context>
    <name>mado::DraftModel</name>
    <message>
        <source>Case number</source>
        <translation>受付番号</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>手続</translation>
    </message>
    <message>
        <source>Filed by</source>
        <translation>届出人</translation>
    </message>
    <message>
        <source>Kept at</source>
        <translation>保存日時</translation>
    </message>
</context>
<context>
    <name>mado::EffectPane</name>
    <message>
        <source>What changes</source>
        <translation>変わること</translation>
    </message>
    <message>
        <source>Shown as soon as the answers suffice. Still missing: %1</source>
        <translation>必要な答えがそろうと表示します。%1</translation>
    </message>
    <message>
        <source>No record changes.</source>
        <translation>変わる記録はありません。</translation>
    </message>
</context>
<context>
    <name>mado::EntryList</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>お知らせ</translation>
    </message>
</context>
<context>
    <name>mado::EstimatePage</name>
    <message>
        <source>Tax estimate</source>
        <translation>税額試算</translation>
    </message>
    <message>
        <source>Taken out. Ctrl+Z brings the person back.</source>
        <translation>外しました。Ctrl+Zで戻せます。</translation>
    </message>
    <message>
        <source>Something that was entered can&apos;t be read.</source>
        <translation>読み取れない項目があります。</translation>
    </message>
    <message>
        <source>Correct what is marked, or take it back with Ctrl+Z. Then the tax appears again.</source>
        <translation>印の付いた項目を直すか、Ctrl+Zで戻してください。税額がまた出ます。</translation>
    </message>
    <message>
        <source>%1: enter the age or the birth date. The tax appears here at once.</source>
        <translation>%1の年齢か生年月日を入れてください。税額がすぐここに出ます。</translation>
    </message>
    <message>
        <source>Nobody joins the NHI. Tick &quot;Joins the NHI&quot; for somebody, for a month or more.</source>
        <translation>国保に加入する人がいません。だれかの「国保に加入する」をチェックし、月数を1か月以上にしてください。</translation>
    </message>
    <message>
        <source>The tax can&apos;t be estimated.</source>
        <translation>税額を計算できません。</translation>
    </message>
    <message>
        <source>%1: the tax can&apos;t be estimated.</source>
        <translation>%1: 税額を計算できません。</translation>
    </message>
    <message>
        <source>The estimate is being printed.</source>
        <translation>試算書を印刷しています。</translation>
    </message>
    <message>
        <source>An estimate, not a decision. Nothing is stored.</source>
        <translation>試算です(決定ではありません)。入力は保存されません</translation>
    </message>
    <message>
        <source>&amp;Undo  Ctrl+Z</source>
        <translation>元に戻す(&amp;U)  Ctrl+Z</translation>
    </message>
    <message>
        <source>Start ane&amp;w</source>
        <translation>最初から(&amp;W)</translation>
    </message>
    <message>
        <source>Print  Ctrl+P</source>
        <translation>印刷  Ctrl+P</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>世帯</translation>
    </message>
    <message>
        <source>Fiscal &amp;year</source>
        <translation>年度(&amp;Y)</translation>
    </message>
    <message>
        <source>Fiscal year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Add a person (&amp;+)</source>
        <translation>人を加える(&amp;+)</translation>
    </message>
    <message>
        <source>Take the person ou&amp;t</source>
        <translation>この人を外す(&amp;T)</translation>
    </message>
    <message>
        <source>People of the estimate</source>
        <translation>試算する人</translation>
    </message>
    <message>
        <source>Result and paper</source>
        <translation>結果と用紙</translation>
    </message>
    <message>
        <source>Resu&amp;lt</source>
        <translation>試算結果(&amp;L)</translation>
    </message>
    <message>
        <source>Paper F48 (&amp;F)</source>
        <translation>用紙 F48(&amp;F)</translation>
    </message>
    <message>
        <source>Paper of the estimate</source>
        <translation>試算書</translation>
    </message>
    <message>
        <source>The paper appears here as soon as the tax can be estimated.</source>
        <translation>税額を計算できると、ここに用紙が出ます。</translation>
    </message>
</context>
<context>
    <name>mado::EvidenceList</name>
    <message>
        <source>Papers</source>
        <translation>添付書類</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1(%2)</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>写し</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>回収</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>後日</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>mado::ExplanationView</name>
    <message>
        <source>How it is computed</source>
        <translation>計算の内訳</translation>
    </message>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n段階</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figures to be confirmed</source>
        <translation>
            <numerusform>未確認の数値 %n件</numerusform>
        </translation>
    </message>
    <message>
        <source>open, %1</source>
        <translation>開いています、%1</translation>
    </message>
    <message>
        <source>closed, %1</source>
        <translation>閉じています、%1</translation>
    </message>
    <message>
        <source>Figures and sources</source>
        <translation>数値と出典</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the steps</source>
        <translation>計算の内訳をコピー</translation>
    </message>
    <message>
        <source>to be confirmed</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>出典: %1</translation>
    </message>
</context>
<context>
    <name>mado::FieldBlock</name>
    <message>
        <source>required</source>
        <translation>必須</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Change %1, now %2</source>
        <translation>%1を変更、現在 %2</translation>
    </message>
    <message>
        <source>On record: %1</source>
        <translation>記録 %1</translation>
    </message>
    <message>
        <source>Back to this</source>
        <translation>記録に戻す</translation>
    </message>
    <message>
        <source>Back to what is on record: %1</source>
        <translation>記録の内容に戻す: %1</translation>
    </message>
</context>
<context>
    <name>mado::FindingStrip</name>
    <message>
        <source>This is right</source>
        <translation>このままでよい</translation>
    </message>
    <message>
        <source>This is right: %1</source>
        <translation>このままでよい: %1</translation>
    </message>
    <message>
        <source>Why (may stay empty)</source>
        <translation>理由(任意)</translation>
    </message>
    <message>
        <source>Why it is right</source>
        <translation>このままでよい理由</translation>
    </message>
</context>
<context>
    <name>mado::GroupEditor</name>
    <message>
        <source>Remove  Alt+D</source>
        <translation>行を削除  Alt+D</translation>
    </message>
    <message>
        <source>Remove row %1 of %2</source>
        <translation>%2 %1行目を削除</translation>
    </message>
    <message>
        <source>&amp;Add a row</source>
        <translation>行を追加(&amp;A)</translation>
    </message>
    <message>
        <source>Add a row to %1</source>
        <translation>%1に行を追加</translation>
    </message>
</context>
<context>
    <name>mado::HelpPanel</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
</context>
<context>
    <name>mado::HistoryModel</name>
    <message>
        <source>(record removed)</source>
        <translation>(記録の削除)</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>非表示</translation>
    </message>
    <message>
        <source>(nothing that is shown)</source>
        <translation>(表示する項目の変更なし)</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>By</source>
        <translation>職員</translation>
    </message>
    <message>
        <source>Filing</source>
        <translation>届出</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>後</translation>
    </message>
</context>
<context>
    <name>mado::HistoryTab</name>
    <message>
        <source>Versions of the record</source>
        <translation>記録の履歴</translation>
    </message>
    <message>
        <source>Point at a bar of the timeline or a line of a table; this page then shows who changed that record, when, and what.</source>
        <translation>経過の帯か表の行を選ぶと、その記録をだれが、いつ、どう変えたかをここに表示します。</translation>
    </message>
    <message>
        <source>Asking the centre …</source>
        <translation>中央に問い合わせています…</translation>
    </message>
    <message>
        <source>The centre has no versions of this record yet: it waits to be sent.</source>
        <translation>中央にこの記録の履歴はまだありません(未送信)。</translation>
    </message>
</context>
<context>
    <name>mado::HomePage</name>
    <message>
        <source>Counter</source>
        <translation>窓口</translation>
    </message>
    <message>
        <source>find a resident</source>
        <translation>住民を探す</translation>
    </message>
    <message>
        <source>all procedures and pages</source>
        <translation>手続と画面を探す</translation>
    </message>
    <message>
        <source>help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>Drafts on this terminal</source>
        <translation>この端末の下書き</translation>
    </message>
    <message>
        <source>No drafts. A case that is begun and not entered yet waits here, as far as it was typed.</source>
        <translation>下書きはありません。入力の途中で離れた届出がここに出ます。</translation>
    </message>
</context>
<context>
    <name>mado::HouseholdHead</name>
    <message>
        <source>Show the &amp;address …</source>
        <translation>住所を表示(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;New filing   Ctrl+N</source>
        <translation>新しい届出(&amp;N)  Ctrl+N</translation>
    </message>
    <message>
        <source>Somebody has not declared income</source>
        <translation>未申告者あり</translation>
    </message>
    <message>
        <source>Head not insured here</source>
        <translation>擬制世帯主</translation>
    </message>
    <message>
        <source>The head of the household is not insured by NHI, but the tax is charged to the head.</source>
        <translation>世帯主は国保に加入していませんが、納税義務者です。</translation>
    </message>
    <message>
        <source>Direct debit</source>
        <translation>口座振替</translation>
    </message>
    <message>
        <source>Household without a head</source>
        <translation>世帯主のいない世帯</translation>
    </message>
    <message>
        <source>Household of %1</source>
        <translation>%1 世帯</translation>
    </message>
    <message>
        <source>no NHI number</source>
        <translation>記号番号なし</translation>
    </message>
    <message>
        <source>NHI no. %1</source>
        <translation>記号番号 %1</translation>
    </message>
    <message>
        <source>Address hidden</source>
        <translation>住所は非表示</translation>
    </message>
    <message>
        <source>Phone %1</source>
        <translation>電話 %1</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>非表示</translation>
    </message>
    <message>
        <source>In arrears: %1</source>
        <translation>滞納あり %1</translation>
    </message>
</context>
<context>
    <name>mado::HouseholdPage</name>
    <message>
        <source>Household</source>
        <translation>世帯</translation>
    </message>
    <message>
        <source>Reading the records …</source>
        <translation>記録を読んでいます…</translation>
    </message>
    <message>
        <source>Protected (support measure): do not tell anybody the address or whether they live here, other members of the family included. Check who is asking.</source>
        <translation>支援措置の対象です。住所や居住の有無を、家族を含むだれにも伝えないでください。来庁者を確かめてください。</translation>
    </message>
    <message numerus="yes">
        <source>until %1 (%n days left)</source>
        <translation>
            <numerusform>期限 %1(あと%n日)</numerusform>
        </translation>
    </message>
    <message>
        <source>You entered it: somebody else must confirm.</source>
        <translation>自分が入力した届出は確認できません。</translation>
    </message>
    <message>
        <source>Returned: %1</source>
        <translation>差戻し: %1</translation>
    </message>
    <message>
        <source>Not sent to the centre yet</source>
        <translation>中央に未送信</translation>
    </message>
    <message>
        <source>Show the address</source>
        <translation>住所の表示</translation>
    </message>
    <message>
        <source>For what do you need the address? The reason is logged.</source>
        <translation>住所を見る理由を入力してください。理由は記録されます。</translation>
    </message>
    <message>
        <source>Members of the household</source>
        <translation>世帯員</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>世帯員</translation>
    </message>
    <message>
        <source>History</source>
        <translation>経過</translation>
    </message>
    <message>
        <source>the city&apos;s application, with the prefecture&apos;s qualification behind it</source>
        <translation>県の資格／市の適用を重ねて表示</translation>
    </message>
    <message>
        <source>What can be done, and what to notice</source>
        <translation>できること・気づき</translation>
    </message>
    <message>
        <source>Nothing needs attention. Deadlines, claims not yet made and ages that are reached appear here.</source>
        <translation>気づきはありません。期限、未申請の給付、年齢到達がここに出ます。</translation>
    </message>
    <message>
        <source>Filings under way</source>
        <translation>進行中の届出</translation>
    </message>
    <message>
        <source>None. A filing that waits for a second person appears here.</source>
        <translation>ありません。確認を待つ届出がここに出ます。</translation>
    </message>
    <message>
        <source>To do and to notice</source>
        <translation>できること・気づき</translation>
    </message>
    <message>
        <source>to be decided</source>
        <translation>決定待ち</translation>
    </message>
    <message>
        <source>entered %1 by %2</source>
        <translation>%1 入力 %2</translation>
    </message>
</context>
<context>
    <name>mado::HouseholdPicker</name>
    <message>
        <source>Add another household</source>
        <translation>別の世帯の追加</translation>
    </message>
    <message>
        <source>Find a member of the other household.</source>
        <translation>追加する世帯の人を探してください。</translation>
    </message>
</context>
<context>
    <name>mado::IdentityForm</name>
    <message>
        <source>Card with its certificate</source>
        <translation>電子証明書の入ったカード</translation>
    </message>
    <message>
        <source>One card that suffices</source>
        <translation>1枚で足りるもの</translation>
    </message>
    <message>
        <source>Number: one of these</source>
        <translation>番号確認(いずれか1点)</translation>
    </message>
    <message>
        <source>With photo: one suffices</source>
        <translation>身元確認・顔写真あり(1点)</translation>
    </message>
    <message>
        <source>Without photo: two are needed</source>
        <translation>身元確認・顔写真なし(2点)</translation>
    </message>
    <message>
        <source>Number of the person represented: one of these</source>
        <translation>本人の番号確認(いずれか1点)</translation>
    </message>
    <message>
        <source>Authority: one of these</source>
        <translation>代理権の確認(いずれか1点)</translation>
    </message>
    <message>
        <source>Representative, with photo: one suffices</source>
        <translation>代理人の身元確認・顔写真あり(1点)</translation>
    </message>
    <message>
        <source>Representative, without photo: two are needed</source>
        <translation>代理人の身元確認・顔写真なし(2点)</translation>
    </message>
    <message>
        <source>Does not count: no longer valid.</source>
        <translation>有効期限が切れているため使えません。</translation>
    </message>
    <message>
        <source>Does not count: the original is needed.</source>
        <translation>写しでは足りません。原本が必要です。</translation>
    </message>
</context>
<context>
    <name>mado::IdentityRow</name>
    <message>
        <source>Valid until</source>
        <translation>有効期限</translation>
    </message>
    <message>
        <source>%1: valid until</source>
        <translation>%1 有効期限</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>写し</translation>
    </message>
    <message>
        <source>%1: a copy was shown</source>
        <translation>%1 写しの提示</translation>
    </message>
    <message>
        <source>Differs from the register:</source>
        <translation>住民記録との相違:</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>生年月日</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住所</translation>
    </message>
    <message>
        <source>%1: %2 differs from the register</source>
        <translation>%1 %2が住民記録と異なる</translation>
    </message>
    <message>
        <source>This is no date.</source>
        <translation>日付として読めません。</translation>
    </message>
</context>
<context>
    <name>mado::IdentityState</name>
    <message>
        <source>number</source>
        <translation>番号確認</translation>
    </message>
    <message>
        <source>person</source>
        <translation>身元確認</translation>
    </message>
    <message>
        <source>authority</source>
        <translation>代理権の確認</translation>
    </message>
    <message>
        <source>Do not go on: too much differs from the register.</source>
        <translation>手続を進めないでください。住民記録との相違が多すぎます。</translation>
    </message>
    <message>
        <source>Two details or more differ. Ask the section head, and keep no paper.</source>
        <translation>2項目以上が異なります。係長に相談し、書類は預からないでください。</translation>
    </message>
    <message>
        <source>Complete: %1</source>
        <translation>完了: %1</translation>
    </message>
    <message>
        <source>Still to be shown: %1</source>
        <translation>未確認: %1</translation>
    </message>
    <message>
        <source>Proved: %1</source>
        <translation>確認済み: %1</translation>
    </message>
    <message>
        <source>&amp;Print what to bring</source>
        <translation>持参するものを印刷(&amp;P)</translation>
    </message>
</context>
<context>
    <name>mado::InstalmentBars</name>
    <message>
        <source>Instalments</source>
        <translation>期別</translation>
    </message>
    <message>
        <source>%1, due %2, %3 of %4 paid: %5</source>
        <translation>%1、納期限 %2、%4のうち%3納付: %5</translation>
    </message>
    <message>
        <source>Charges and fees open: %1</source>
        <translation>未納の延滞金・督促料: %1</translation>
    </message>
</context>
<context>
    <name>mado::IssueModel</name>
    <message>
        <source>spoiled %1</source>
        <translation>書損 %1</translation>
    </message>
    <message>
        <source>issued %1</source>
        <translation>交付 %1</translation>
    </message>
    <message>
        <source>reprinted %1</source>
        <translation>再印刷 %1</translation>
    </message>
    <message>
        <source>to be issued</source>
        <translation>交付待ち</translation>
    </message>
    <message>
        <source>after the decision</source>
        <translation>決定後</translation>
    </message>
    <message>
        <source>after confirmation</source>
        <translation>確認後</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>書類</translation>
    </message>
    <message>
        <source>For</source>
        <translation>対象の人</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
</context>
<context>
    <name>mado::IssuePage</name>
    <message numerus="yes">
        <source>%n papers issued.</source>
        <translation>
            <numerusform>%n枚を交付しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Issue and print</source>
        <translation>交付・印刷</translation>
    </message>
    <message>
        <source>Issue and &amp;print  Ctrl+P</source>
        <translation>交付して印刷(&amp;P)  Ctrl+P</translation>
    </message>
    <message>
        <source>Issue as PDF &amp;files…</source>
        <translation>PDFで交付(&amp;F)…</translation>
    </message>
    <message>
        <source>Open &amp;household</source>
        <translation>世帯を開く(&amp;H)</translation>
    </message>
    <message>
        <source>Open &amp;case</source>
        <translation>届出を開く(&amp;C)</translation>
    </message>
    <message>
        <source>Papers of this case</source>
        <translation>この届出の書類</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>書類</translation>
    </message>
    <message>
        <source>Waiting for a second person. The resident&apos;s copies can be printed now; certificates and notices after the confirmation.</source>
        <translation>別の職員の確認を待っています。届書の控えは今印刷できます。証と通知書は確認後に交付します。</translation>
    </message>
    <message>
        <source>Confirmed by %1. Ticked papers are numbered, entered in the register and printed.</source>
        <translation>%1さんが確認しました。選んだ書類に番号を付け、交付簿に記録して印刷します。</translation>
    </message>
    <message>
        <source>Returned: %1</source>
        <translation>差戻し: %1</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>再印刷</translation>
    </message>
    <message>
        <source>Why is it printed again?</source>
        <translation>再印刷の理由を選んでください。</translation>
    </message>
    <message>
        <source>Folder for the PDF files</source>
        <translation>PDFの保存先</translation>
    </message>
</context>
<context>
    <name>mado::IssueWork</name>
    <message>
        <source>Preview</source>
        <translation>見本</translation>
    </message>
</context>
<context>
    <name>mado::ItemModel</name>
    <message>
        <source>hidden</source>
        <translation>非表示</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>mado::LabeledField</name>
    <message>
        <source>required</source>
        <translation>必須</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>以前: %1</translation>
    </message>
</context>
<context>
    <name>mado::MainWindow</name>
    <message>
        <source>Madoguchi</source>
        <translation>Madoguchi</translation>
    </message>
    <message>
        <source>Evaluation data – not for real cases</source>
        <translation>評価用データ(実際の届出には使えません)</translation>
    </message>
    <message>
        <source>Person signed in</source>
        <translation>サインイン中の職員</translation>
    </message>
    <message>
        <source>Counter: search and drafts</source>
        <translation>窓口(検索・下書き)</translation>
    </message>
    <message>
        <source>Cases awaiting confirmation</source>
        <translation>確認待ちの届出</translation>
    </message>
    <message>
        <source>Papers to be issued</source>
        <translation>交付待ちの書類</translation>
    </message>
    <message>
        <source>Claims to be decided</source>
        <translation>決定待ちの申請</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>画面のロック</translation>
    </message>
    <message>
        <source>Switch person</source>
        <translation>職員の交替</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>ロック(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Switch person</source>
        <translation>職員の交替(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;ettings</source>
        <translation>設定(&amp;E)</translation>
    </message>
    <message>
        <source>Recomputed, the same outcome: %1 goes on.</source>
        <translation>再計算済み(結果は同じ): %1 の処理を続けました。</translation>
    </message>
    <message>
        <source>Unsent and returned</source>
        <translation>未送信・差戻し・隔離</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>Tax estimate</source>
        <translation>税額試算</translation>
    </message>
</context>
<context>
    <name>mado::ManyChoiceEditor</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>mado::MaskedNumberField</name>
    <message>
        <source>Hold to show</source>
        <translation>押している間だけ表示</translation>
    </message>
    <message>
        <source>Individual number</source>
        <translation>個人番号</translation>
    </message>
    <message>
        <source>Individual number: hold to show</source>
        <translation>個人番号: 押している間だけ表示</translation>
    </message>
    <message>
        <source>Asks for a reason. Every look is logged.</source>
        <translation>理由を尋ねます。表示はすべて記録されます。</translation>
    </message>
    <message>
        <source>Show the individual number</source>
        <translation>個人番号の表示</translation>
    </message>
    <message>
        <source>What is the number needed for? The reason is logged.</source>
        <translation>個人番号を何に使いますか。理由は記録されます。</translation>
    </message>
</context>
<context>
    <name>mado::MemberForm</name>
    <message>
        <source>Reasons that count: %1</source>
        <translation>対象の離職理由コード: %1</translation>
    </message>
    <message>
        <source>Special ci&amp;rcumstances</source>
        <translation>特別の事情(&amp;R)</translation>
    </message>
    <message>
        <source>open</source>
        <translation>開いています</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>閉じています</translation>
    </message>
    <message>
        <source>&amp;Age or birth date</source>
        <translation>年齢または生年月日(&amp;A)</translation>
    </message>
    <message>
        <source>H&amp;ead of household</source>
        <translation>世帯主(&amp;E)</translation>
    </message>
    <message>
        <source>Joins the NH&amp;I</source>
        <translation>国保に加入する(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Salary, gross</source>
        <translation>給与収入(&amp;S)</translation>
    </message>
    <message>
        <source>yen</source>
        <translation>円</translation>
    </message>
    <message>
        <source>&amp;Pension, gross</source>
        <translation>年金収入(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Other income</source>
        <translation>その他の所得(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Months insured</source>
        <translation>加入月数(&amp;M)</translation>
    </message>
    <message>
        <source>months</source>
        <translation>か月</translation>
    </message>
    <message>
        <source>U&amp;ntil the end of</source>
        <translation>終わりの月(&amp;N)</translation>
    </message>
    <message>
        <source>Last month insured</source>
        <translation>終わりの月</translation>
    </message>
    <message>
        <source>Total income, if known</source>
        <translation>総所得金額等(分かるとき)</translation>
    </message>
    <message>
        <source>Instead of the amounts above.</source>
        <translation>上の金額の代わりになります。</translation>
    </message>
    <message>
        <source>Counts as an earner</source>
        <translation>給与所得者等に当たるか</translation>
    </message>
    <message>
        <source>by the amounts above</source>
        <translation>上の金額による</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>当たる</translation>
    </message>
    <message>
        <source>no</source>
        <translation>当たらない</translation>
    </message>
    <message>
        <source>Job lost: day of leaving</source>
        <translation>非自発的失業の離職日</translation>
    </message>
    <message>
        <source>Former dependant since</source>
        <translation>旧被扶養者の加入日</translation>
    </message>
    <message>
        <source>Maternity: due date</source>
        <translation>産前産後の出産予定日</translation>
    </message>
    <message>
        <source>Number of babies</source>
        <translation>子の数</translation>
    </message>
    <message>
        <source>Income is de&amp;clared</source>
        <translation>所得の申告がある(&amp;C)</translation>
    </message>
    <message>
        <source>Exempt from the care portion</source>
        <translation>介護適用除外</translation>
    </message>
    <message>
        <source>Moved on to the late-elderly system, lives here</source>
        <translation>特定同一世帯所属者(後期高齢者医療に移った人)</translation>
    </message>
</context>
<context>
    <name>mado::MemberModel</name>
    <message>
        <source>aged %1</source>
        <translation>%1歳</translation>
    </message>
    <message>
        <source>NHI</source>
        <translation>国保</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1から</translation>
    </message>
    <message>
        <source>NHI to come</source>
        <translation>国保 予定</translation>
    </message>
    <message>
        <source>NHI ended</source>
        <translation>国保 喪失</translation>
    </message>
    <message>
        <source>ran out %1</source>
        <translation>%1 期限切れ</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>%1 まで</translation>
    </message>
    <message>
        <source>protected</source>
        <translation>支援措置</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>続柄</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>生年月日</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>資格</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>証</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>負担割合</translation>
    </message>
    <message>
        <source>Health card</source>
        <translation>マイナ保険証</translation>
    </message>
</context>
<context>
    <name>mado::MemberNumber</name>
    <message>
        <source>&amp;Hold to show</source>
        <translation>押している間表示(&amp;H)</translation>
    </message>
    <message>
        <source>Individual number: hold to show</source>
        <translation>個人番号: 押している間だけ表示</translation>
    </message>
    <message>
        <source>Asks for a reason first. Every look is logged.</source>
        <translation>先に理由を尋ねます。見るたびに記録されます。</translation>
    </message>
    <message>
        <source>Show the individual number</source>
        <translation>個人番号の表示</translation>
    </message>
    <message>
        <source>For what do you need the individual number? The reason is logged. Then hold the button.</source>
        <translation>個人番号を見る理由を入力してください。理由は記録されます。その後ボタンを押し続けてください。</translation>
    </message>
    <message>
        <source>Individual number</source>
        <translation>個人番号</translation>
    </message>
</context>
<context>
    <name>mado::MemberRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>mado::MembersEditor</name>
    <message>
        <source>Nobody in the household fits.</source>
        <translation>対象となる人が世帯にいません。</translation>
    </message>
</context>
<context>
    <name>mado::MembersModel</name>
    <message>
        <source>%1 (head)</source>
        <translation>%1(世帯主)</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年齢</translation>
    </message>
    <message>
        <source>Income</source>
        <translation>前年の収入</translation>
    </message>
    <message>
        <source>Insured</source>
        <translation>加入</translation>
    </message>
</context>
<context>
    <name>mado::Omnibox</name>
    <message>
        <source>Name, kana, birth date, number, address, phone, case number</source>
        <translation>氏名・かな・生年月日・記号番号・住所・電話・受付番号</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>検索結果</translation>
    </message>
    <message>
        <source>An individual number is not searched here. Find the person by name and birth date; the number can then be compared on the household page.</source>
        <translation>個人番号では検索できません。氏名と生年月日で探し、世帯の画面で番号を見比べてください。</translation>
    </message>
    <message>
        <source>Too many people fit. Add a birth date, a given name or a part of the address.</source>
        <translation>該当者が多すぎます。生年月日、名、住所の一部を加えてください。</translation>
    </message>
    <message>
        <source>Nobody found. Try the kana, fewer characters, the birth date alone, or the name before marriage.</source>
        <translation>見つかりません。かな、短い文字、生年月日だけ、旧姓でも探してみてください。</translation>
    </message>
    <message>
        <source>There are more. Add a birth date or a part of the address.</source>
        <translation>ほかにもいます。生年月日か住所の一部を加えてください。</translation>
    </message>
    <message>
        <source>Nobody found among the insured: this terminal does not keep the others. Try the kana, fewer characters or the birth date alone.</source>
        <translation>加入者の中には見つかりません。この端末に残しているのは加入者だけです。カナ、短い文字、生年月日だけで試してください。</translation>
    </message>
</context>
<context>
    <name>mado::PaperView</name>
    <message>
        <source>Paper as it will print</source>
        <translation>印刷される書類</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>%1 / %2ページ</translation>
    </message>
</context>
<context>
    <name>mado::PartsEditor</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>mado::PersonEditor</name>
    <message>
        <source>Nobody in the list</source>
        <translation>一覧にいない人</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nobody in the household fits.</source>
        <translation>対象となる人が世帯にいません。</translation>
    </message>
</context>
<context>
    <name>mado::PinField</name>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
</context>
<context>
    <name>mado::PreviewPane</name>
    <message>
        <source>Paper shown</source>
        <translation>表示する書類</translation>
    </message>
    <message>
        <source>The paper appears here as soon as the answers suffice.</source>
        <translation>必要な答えがそろうと、ここに書類が出ます。</translation>
    </message>
</context>
<context>
    <name>mado::ProgressPanel</name>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>残り %1</translation>
    </message>
</context>
<context>
    <name>mado::Rail</name>
    <message>
        <source>Counter</source>
        <translation>窓口</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>決定</translation>
    </message>
    <message>
        <source>%1, %2 waiting</source>
        <translation>%1、%2件待ち</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>試算</translation>
    </message>
</context>
<context>
    <name>mado::ReasonDialog</name>
    <message>
        <source>OK</source>
        <translation>決定</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>理由(&amp;R)</translation>
    </message>
    <message>
        <source>Other &amp;reason, or more about it</source>
        <translation>その他の理由・補足(&amp;R)</translation>
    </message>
</context>
<context>
    <name>mado::RecordModel</name>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Branch no.</source>
        <translation>枝番</translation>
    </message>
    <message>
        <source>Applied from</source>
        <translation>適用開始</translation>
    </message>
    <message>
        <source>Why it began</source>
        <translation>開始の事由</translation>
    </message>
    <message>
        <source>Applied until</source>
        <translation>適用終了</translation>
    </message>
    <message>
        <source>Why it ended</source>
        <translation>終了の事由</translation>
    </message>
    <message>
        <source>Qualified from</source>
        <translation>資格取得</translation>
    </message>
    <message>
        <source>Qualified until</source>
        <translation>資格喪失</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種別</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>区分</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>有効開始</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有効期限</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>回収</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>喪失</translation>
    </message>
    <message>
        <source>Fiscal year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Instalment</source>
        <translation>期別</translation>
    </message>
</context>
<context>
    <name>mado::RecordPanel</name>
    <message>
        <source>&amp;Who changed it, and when</source>
        <translation>だれがいつ変えたか(&amp;W)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>閉じる(Esc)</translation>
    </message>
    <message>
        <source>Items of the record</source>
        <translation>記録の項目</translation>
    </message>
</context>
<context>
    <name>mado::RecordTabs</name>
    <message>
        <source>Records of the household</source>
        <translation>世帯の記録</translation>
    </message>
    <message>
        <source>NHI</source>
        <translation>国保</translation>
    </message>
    <message>
        <source>Nobody here has been insured by the city&apos;s NHI. A filing of acquisition adds the first line.</source>
        <translation>国保に加入した人はいません。取得の届出で最初の行が加わります。</translation>
    </message>
    <message>
        <source>Other insurance</source>
        <translation>他保険</translation>
    </message>
    <message>
        <source>No other insurance is on record. Filings of gain and loss add it.</source>
        <translation>他保険の記録はありません。取得・喪失の届出で加わります。</translation>
    </message>
    <message>
        <source>&amp;Coverage</source>
        <translation>資格(&amp;C)</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>証</translation>
    </message>
    <message>
        <source>No certificate has been issued. It is made when an acquisition is confirmed.</source>
        <translation>交付した証はありません。取得の届出が確認されると作られます。</translation>
    </message>
    <message>
        <source>Certi&amp;ficates</source>
        <translation>証(&amp;F)</translation>
    </message>
    <message>
        <source>Ta&amp;x</source>
        <translation>保険税(&amp;X)</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>収納</translation>
    </message>
    <message>
        <source>No instalment has been assessed. The first assessment adds the instalments of the year.</source>
        <translation>調定された期別はありません。最初の賦課で加わります。</translation>
    </message>
    <message>
        <source>Co&amp;llection</source>
        <translation>収納(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Benefits</source>
        <translation>給付(&amp;B)</translation>
    </message>
    <message>
        <source>Filings</source>
        <translation>届出</translation>
    </message>
    <message>
        <source>Nothing has been filed at this counter yet. Ctrl+N begins a filing.</source>
        <translation>届出はまだありません。Ctrl+N で始めます。</translation>
    </message>
    <message>
        <source>F&amp;ilings</source>
        <translation>届出の履歴(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Versions</source>
        <translation>記録の履歴(&amp;V)</translation>
    </message>
</context>
<context>
    <name>mado::RefusalBar</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>mado::ResultPane</name>
    <message>
        <source>Annual tax</source>
        <translation>年税額</translation>
    </message>
    <message numerus="yes">
        <source>%n instalments</source>
        <translation>
            <numerusform>%n期</numerusform>
        </translation>
    </message>
    <message>
        <source>ad hoc</source>
        <translation>随期</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>第%1期</translation>
    </message>
    <message>
        <source>Annual tax (estimate)</source>
        <translation>年税額(試算)</translation>
    </message>
    <message>
        <source>uses figures to be confirmed</source>
        <translation>未確認の数値を使用</translation>
    </message>
    <message>
        <source>Instalments</source>
        <translation>期別の税額</translation>
    </message>
    <message>
        <source>Sprea&amp;d over</source>
        <translation>納期(&amp;D)</translation>
    </message>
    <message>
        <source>all instalments of the year</source>
        <translation>年度の全部の期</translation>
    </message>
    <message>
        <source>the instalments from now on</source>
        <translation>きょう決定した場合の期</translation>
    </message>
    <message>
        <source>Spread over</source>
        <translation>納期</translation>
    </message>
    <message>
        <source>How the tax is made up</source>
        <translation>税額の成り立ち</translation>
    </message>
    <message>
        <source>&amp;How it is computed</source>
        <translation>計算の内訳(&amp;H)</translation>
    </message>
</context>
<context>
    <name>mado::SearchModel</name>
    <message>
        <source>Case %1</source>
        <translation>受付番号 %1</translation>
    </message>
    <message>
        <source>%1 y</source>
        <translation>%1歳</translation>
    </message>
    <message>
        <source>Protected: address withheld</source>
        <translation>支援措置(住所は非表示)</translation>
    </message>
</context>
<context>
    <name>mado::SegmentedChoice</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>mado::SettingsPage</name>
    <message>
        <source>The size changes when the program is started again.</source>
        <translation>文字の大きさは、次に起動したときに変わります。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>表示の言語(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Size of text</source>
        <translation>文字の大きさ(&amp;S)</translation>
    </message>
    <message>
        <source>L&amp;ock after minutes without a key</source>
        <translation>自動ロックまでの時間・分(&amp;O)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>表示の言語</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>文字の大きさ</translation>
    </message>
    <message>
        <source>Minutes until the screen locks</source>
        <translation>画面をロックするまでの分数</translation>
    </message>
    <message>
        <source>Where each paper is printed</source>
        <translation>書類ごとの印刷先</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>書類</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>プリンター</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>トレイ</translation>
    </message>
    <message>
        <source>Right (0.1 mm)</source>
        <translation>右へ(0.1 mm)</translation>
    </message>
    <message>
        <source>Down (0.1 mm)</source>
        <translation>下へ(0.1 mm)</translation>
    </message>
    <message>
        <source>Printer for %1</source>
        <translation>%1のプリンター</translation>
    </message>
    <message>
        <source>Tray for %1</source>
        <translation>%1のトレイ</translation>
    </message>
    <message>
        <source>default printer</source>
        <translation>通常使うプリンター</translation>
    </message>
    <message>
        <source>printer&apos;s choice</source>
        <translation>プリンターに任せる</translation>
    </message>
    <message>
        <source>Offset to the right for %1</source>
        <translation>%1の右へのずらし</translation>
    </message>
    <message>
        <source>Offset down for %1</source>
        <translation>%1の下へのずらし</translation>
    </message>
    <message>
        <source>The administrator has fixed the language.</source>
        <translation>表示言語は管理者が固定しています。</translation>
    </message>
    <message numerus="yes">
        <source>The administrator has fixed that the screen locks after %n minute(s) at the latest.</source>
        <translation>
            <numerusform>画面は遅くとも%n分で自動的にロックされます（管理者が固定）。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mado::SignInPage</name>
    <message>
        <source>Copying the records to this terminal: %1, %2</source>
        <translation>記録をこの端末に取り込んでいます: %1 %2件</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>ロック中</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <source>%1 locked this screen. What was typed is kept.</source>
        <translation>%1さんがロックしました。入力内容は残っています。</translation>
    </message>
    <message>
        <source>Madoguchi – National Health Insurance counter</source>
        <translation>国民健康保険 窓口</translation>
    </message>
    <message>
        <source>Staff &amp;card</source>
        <translation>職員証(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;PIN</source>
        <translation>PIN(&amp;P)</translation>
    </message>
    <message>
        <source>Staff card</source>
        <translation>職員証</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>サインインしています…</translation>
    </message>
    <message>
        <source>%1 – a wrong PIN was entered before</source>
        <translation>%1(PINのまちがいあり)</translation>
    </message>
    <message>
        <source>%1 – one try left</source>
        <translation>%1(PINはあと1回)</translation>
    </message>
    <message>
        <source>%1 – blocked</source>
        <translation>%1(使用停止)</translation>
    </message>
</context>
<context>
    <name>mado::SliderField</name>
    <message>
        <source>%1, slider</source>
        <translation>%1のつまみ</translation>
    </message>
</context>
<context>
    <name>mado::StatusLine</name>
    <message>
        <source>Not signed in</source>
        <translation>サインインしていません</translation>
    </message>
    <message>
        <source>(evaluation centre on this machine)</source>
        <translation>(評価用・端末内で動作)</translation>
    </message>
    <message>
        <source>Unsent %1</source>
        <translation>未送信 %1</translation>
    </message>
    <message>
        <source>Refused %1</source>
        <translation>登録不可 %1</translation>
    </message>
    <message>
        <source>Awaiting confirmation %1</source>
        <translation>確認待ち %1</translation>
    </message>
    <message>
        <source>Terminal %1</source>
        <translation>端末 %1</translation>
    </message>
    <message>
        <source>Quarantined %1</source>
        <translation>隔離 %1</translation>
    </message>
    <message>
        <source>Connected %1</source>
        <translation>接続中 %1</translation>
    </message>
    <message>
        <source>Not connected since %1</source>
        <translation>未接続 %1から</translation>
    </message>
    <message>
        <source>Tell the system desk</source>
        <translation>システム担当へ連絡</translation>
    </message>
</context>
<context>
    <name>mado::StepMark</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>手順 %1／%2: %3</translation>
    </message>
    <message>
        <source>you are here</source>
        <translation>現在の手順</translation>
    </message>
    <message>
        <source>done</source>
        <translation>済み</translation>
    </message>
    <message>
        <source>not yet possible</source>
        <translation>まだ進めません</translation>
    </message>
</context>
<context>
    <name>mado::TaxTab</name>
    <message>
        <source>No instalments are on record for this year.</source>
        <translation>この年度の期別は記録にありません。</translation>
    </message>
    <message>
        <source>No tax has been assessed for this household. The first assessment after somebody is insured fills this page.</source>
        <translation>この世帯に賦課はありません。加入後の最初の賦課で表示されます。</translation>
    </message>
    <message>
        <source>Fiscal year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>How the tax is made up</source>
        <translation>税額の内訳</translation>
    </message>
    <message numerus="yes">
        <source>%n instalments</source>
        <translation>
            <numerusform>%n期</numerusform>
        </translation>
    </message>
    <message>
        <source>direct debit</source>
        <translation>口座振替あり</translation>
    </message>
    <message>
        <source>no direct debit</source>
        <translation>口座振替なし</translation>
    </message>
    <message>
        <source>reduction: %1</source>
        <translation>軽減 %1</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>納期限超過 %1</translation>
    </message>
    <message>
        <source>How this year&apos;s tax is made up is not on record.</source>
        <translation>この年度の税額の内訳は記録がありません。</translation>
    </message>
    <message>
        <source>How it is computed from the records</source>
        <translation>記録からの計算の内訳</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Today&apos;s records give %1; levied are %2. The steps are those of today&apos;s records.</source>
        <translation>現在の記録から計算すると%1、課税額は%2です。内訳は現在の記録によるものです。</translation>
    </message>
</context>
<context>
    <name>mado::TimelineView</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>History as a picture</source>
        <translation>経過の図</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing is on record yet.</source>
        <translation>記録はまだありません。</translation>
    </message>
    <message>
        <source>Arrow keys go from bar to bar, Enter opens the record, plus and minus zoom.</source>
        <translation>矢印キーで帯を移り、Enterで記録を開き、＋－で拡大縮小します。</translation>
    </message>
</context>
<context>
    <name>mado::UnsentModel</name>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>What was given</source>
        <translation>処理</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>受付番号</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>手続</translation>
    </message>
    <message>
        <source>Persons concerned</source>
        <translation>対象の人</translation>
    </message>
    <message>
        <source>Given at</source>
        <translation>入力日時</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>入力者</translation>
    </message>
</context>
<context>
    <name>mado::UnsentPage</name>
    <message>
        <source>Unsent and returned</source>
        <translation>未送信・差戻し・隔離</translation>
    </message>
    <message>
        <source>What is unsent or came back</source>
        <translation>未送信または戻ったもの</translation>
    </message>
    <message>
        <source>What happened and what to do</source>
        <translation>起きたことと、今すること</translation>
    </message>
    <message>
        <source>Everything has reached the centre. What can&apos;t be sent, is refused or is returned waits here.</source>
        <translation>すべて中央に届いています。送れないもの、登録できなかったもの、差し戻されたものがここに出ます。</translation>
    </message>
    <message>
        <source>Open for &amp;correction</source>
        <translation>訂正のため開く(&amp;C)</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>比べる(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Open case</source>
        <translation>届出を開く(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Print on paper</source>
        <translation>紙に印刷(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Dealt with…</source>
        <translation>処理済みにする(&amp;D)…</translation>
    </message>
    <message>
        <source>Connected; last synchronised %1.</source>
        <translation>接続中。最終同期 %1。</translation>
    </message>
    <message>
        <source>Not connected since %1, when it was last synchronised.</source>
        <translation>%1から未接続。最後の同期もこの時刻です。</translation>
    </message>
    <message>
        <source>Unsent %1, refused %2, in conflict %3, quarantined %4, returned %5.</source>
        <translation>未送信 %1、登録不可 %2、競合 %3、隔離 %4、差戻し %5</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>起きたこと</translation>
    </message>
    <message>
        <source>For the resident</source>
        <translation>住民への影響</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>今すること</translation>
    </message>
    <message>
        <source>Code for support</source>
        <translation>問合せ番号</translation>
    </message>
    <message>
        <source>&amp;Send now</source>
        <translation>今すぐ送る(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Send again</source>
        <translation>もう一度送る(&amp;S)</translation>
    </message>
    <message>
        <source>the centre</source>
        <translation>中央</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>送信しています…</translation>
    </message>
    <message>
        <source>It is sent again.</source>
        <translation>もう一度送ります。</translation>
    </message>
    <message>
        <source>The centre has accepted it.</source>
        <translation>中央に登録されました。</translation>
    </message>
    <message>
        <source>It is sent when the centre can be reached.</source>
        <translation>中央につながったときに送ります。</translation>
    </message>
    <message>
        <source>Not registered</source>
        <translation>未登録</translation>
    </message>
    <message numerus="yes">
        <source>%n papers are being printed.</source>
        <translation>
            <numerusform>%n枚を印刷しています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>処理済みにする</translation>
    </message>
    <message>
        <source>It is taken off the list and never sent. Who did so, and why, is kept.</source>
        <translation>一覧から外し、今後は送りません。誰が、なぜ外したかを残します。</translation>
    </message>
    <message>
        <source>Handed over on paper</source>
        <translation>紙で引き継いだ</translation>
    </message>
    <message>
        <source>Entered twice</source>
        <translation>二重に入力していた</translation>
    </message>
    <message>
        <source>Settled by another case</source>
        <translation>別の届出で処理した</translation>
    </message>
    <message>
        <source>The resident withdrew it</source>
        <translation>本人が取り下げた</translation>
    </message>
    <message>
        <source>Taken off the list.</source>
        <translation>一覧から外しました。</translation>
    </message>
    <message>
        <source>Tell the system desk. Work goes on.</source>
        <translation>システム担当へ知らせてください。受付は続けられます。</translation>
    </message>
</context>
<context>
    <name>mado::WaterfallView</name>
    <message>
        <source>How the tax is made up</source>
        <translation>税額の成り立ち</translation>
    </message>
</context>
<context>
    <name>mado::WorkListModel</name>
    <message>
        <source>not at the centre yet</source>
        <translation>中央に未送信</translation>
    </message>
    <message>
        <source>a record has changed meanwhile</source>
        <translation>入力後に記録が変わっています</translation>
    </message>
    <message>
        <source>own case</source>
        <translation>自分の入力</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>受付番号</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>手続</translation>
    </message>
    <message>
        <source>Persons concerned</source>
        <translation>対象の人</translation>
    </message>
    <message>
        <source>Entered at</source>
        <translation>入力日時</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>入力者</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>備考</translation>
    </message>
</context>
<context>
    <name>mado::WorkListPage</name>
    <message>
        <source>Work list</source>
        <translation>処理待ち</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>一覧の種類</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>届出</translation>
    </message>
    <message>
        <source>Awaiting confirmation</source>
        <translation>確認待ち</translation>
    </message>
    <message>
        <source>Papers to be issued</source>
        <translation>交付待ちの書類</translation>
    </message>
    <message>
        <source>Claims to be decided</source>
        <translation>決定待ちの申請</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>差戻し</translation>
    </message>
    <message>
        <source>Nothing waits here. Cases that a colleague enters appear by themselves.</source>
        <translation>ここで待っている届出はありません。ほかの職員が入力した届出は自動で出ます。</translation>
    </message>
    <message>
        <source>&amp;Unsent and returned %1</source>
        <translation>未送信・差戻し・隔離 %1(&amp;U)</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Madoguchi cannot start</source>
        <translation>Madoguchi を起動できません</translation>
    </message>
</context>
</TS>
