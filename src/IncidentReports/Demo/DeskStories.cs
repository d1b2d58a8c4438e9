using Noroshi.Confidentiality.Face;
using Noroshi.IncidentReports.Store;

namespace Noroshi.IncidentReports.Demo;

/// <summary>Something that a desk of the demonstration did with a case.</summary>
/// <param name="Reporter">Code of the organisation whose case it is.</param>
/// <param name="At">When, as in <c>reports.json</c>: <c>@-2 10:40</c> is two days before the demonstration is made, 10:40 in Tokyo.</param>
/// <param name="By">Whose desk: <c>minister</c> or <c>cabinet</c>; <c>reporter</c> for an answer.</param>
/// <param name="Deed">What.</param>
internal sealed record DeskStory(string Reporter, string At, string By, DeskDeed Deed);

/// <summary>What was done.</summary>
internal abstract record DeskDeed
{
    public sealed record Reads(Purpose Purpose, string? Role = null) : DeskDeed;

    public sealed record Takes : DeskDeed;

    /// <param name="Kind">What is said.</param>
    /// <param name="Text">In which words.</param>
    /// <param name="Limit">The last day, as <c>@5 00:00</c> is five days after the demonstration is made.</param>
    /// <param name="Role">By whom, if not an officer or analyst.</param>
    /// <param name="Overdue">Said only if the thirty-day report is really overdue: a limit that falls on a holiday moves.</param>
    public sealed record Says(ExchangeKind Kind, string Text, string? Limit = null, string? Role = null, bool Overdue = false) : DeskDeed;

    /// <summary>The reporter answers what a desk said last.</summary>
    public sealed record Answers(string Text) : DeskDeed;

    public sealed record Ends(string Reason) : DeskDeed;

    public sealed record Resumes(string Reason) : DeskDeed;
}

/// <summary>What the desks of the demonstration did, as officers would write it; case by case, oldest first.</summary>
internal static class DeskStories
{
    private const string Minister = "minister";
    private const string Cabinet = "cabinet";
    private const string Reporter = "reporter";

    public static IReadOnlyList<DeskStory> All { get; } =
    [
        // A ransomware incident at its height: asked for more, not yet answered.
        new("op-01", "@-2 10:20", Minister, new DeskDeed.Reads(Purpose.HandlingIncident)),
        new("op-01", "@-2 10:25", Minister, new DeskDeed.Takes()),
        new("op-01", "@-2 10:40", Minister, new DeskDeed.Says(ExchangeKind.Message, "第一報を受領しました。停電につながるおそれが生じたときは、時間を問わず当課の当直（03-0000-1500）へお電話ください。続報は分かった範囲で差し支えありません。")),
        new("op-01", "@-2 10:50", Cabinet, new DeskDeed.Reads(Purpose.HandlingIncident)),
        new("op-01", "@-2 11:00", Cabinet, new DeskDeed.Takes()),
        new("op-01", "@-2 13:30", Minister, new DeskDeed.Says(ExchangeKind.Note, "同型の保守用VPN装置を使う管内の事業者を、重要電子計算機の届出から確認すること。（渡辺）")),
        new("op-01", "@-1 18:40", Minister, new DeskDeed.Reads(Purpose.HandlingIncident)),
        new("op-01", "@-1 19:10", Minister, new DeskDeed.Says(ExchangeKind.MaterialRequest, "法第5条の報告の内容を確認するため、次の資料の提出を求めます。\n1. 保守用VPN装置の直近30日間の認証記録\n2. 監視端末2台と配電制御系との通信経路図（既存の図で差し支えありません）", "@5 00:00")),
        new("op-01", "@-1 19:30", Cabinet, new DeskDeed.Reads(Purpose.Analysis)),
        new("op-01", "@-1 19:40", Cabinet, new DeskDeed.Says(ExchangeKind.Note, "拡張子 .k7lock と README_K7.txt が、任意報告の1件（設計会社）と一致。関連を確認中。（中村）")),

        // Asked, answered, fully reported, ended by both desks.
        new("op-21", "@-18 11:30", Minister, new DeskDeed.Reads(Purpose.HandlingIncident)),
        new("op-21", "@-18 11:35", Minister, new DeskDeed.Takes()),
        new("op-21", "@-18 13:10", Cabinet, new DeskDeed.Reads(Purpose.HandlingIncident)),
        new("op-21", "@-17 10:30", Minister, new DeskDeed.Says(ExchangeKind.MaterialRequest, "法第5条の報告の内容を確認するため、送信元IPアドレスの上位100件と、緩和の開始・終了の時刻が分かる記録を提出してください。", "@-10 00:00")),
        new("op-21", "@-14 16:20", Reporter, new DeskDeed.Answers("ご依頼の件、次のとおり回答します。\n・緩和の開始 10時31分、終了 12時40分（回線事業者の作業記録による）\n・送信元の上位は公開DNSサーバで、上位5件は次のとおりです。\n192.0.2.14、192.0.2.201、198.51.100.9、203.0.113.40、203.0.113.88\n残りの一覧は量が多いため、30日報告に添えて提出します。")),
        new("op-21", "@-14 16:50", Minister, new DeskDeed.Says(ExchangeKind.Message, "回答を受領しました。残りの一覧は30日報告の際で結構です。")),
        new("op-21", "@-3 16:10", Minister, new DeskDeed.Reads(Purpose.Supervision)),
        new("op-21", "@-2 10:00", Cabinet, new DeskDeed.Reads(Purpose.Analysis)),
        new("op-21", "@-2 11:30", Minister, new DeskDeed.Ends("30日報告と提出資料により、原因と再発防止策を確認した。")),
        new("op-21", "@-2 15:00", Cabinet, new DeskDeed.Ends("送信元の情報を整理・分析に引き継いだ。")),

        // Reported late, ended, and taken up again by one desk.
        new("op-14", "@-44 18:20", Minister, new DeskDeed.Reads(Purpose.HandlingIncident)),
        new("op-14", "@-43 09:30", Minister, new DeskDeed.Takes()),
        new("op-14", "@-43 10:10", Cabinet, new DeskDeed.Reads(Purpose.HandlingIncident)),
        new("op-14", "@-12 10:00", Minister, new DeskDeed.Says(ExchangeKind.Guidance, "30日報告の期限が過ぎています。調査会社の最終報告を待たず、判明している事項を報告し、残りは訂正の報告で補ってください。")),
        new("op-14", "@-5 17:20", Minister, new DeskDeed.Reads(Purpose.Supervision)),
        new("op-14", "@-4 09:40", Cabinet, new DeskDeed.Reads(Purpose.Analysis)),
        new("op-14", "@-4 11:00", Minister, new DeskDeed.Ends("30日報告を確認した。期限後の提出については、指導済み。")),
        new("op-14", "@-3 14:30", Minister, new DeskDeed.Resumes("同じ委託先の保守用IDが、他社の案件でも使われた可能性がある。委託先の範囲を確認する。")),

        // The thirty-day report never came: the Prime Minister's opinion, then an order.
        new("op-07", "@-36 10:05", Minister, new DeskDeed.Reads(Purpose.HandlingIncident)),
        new("op-07", "@-36 10:10", Minister, new DeskDeed.Takes()),
        new("op-07", "@-36 10:30", Cabinet, new DeskDeed.Reads(Purpose.HandlingIncident)),
        new("op-07", "@-36 10:45", Minister, new DeskDeed.Says(ExchangeKind.Message, "第一報を受領しました。給水に影響が出た場合は、すぐに電話でお知らせください。手動操作の継続状況は、続報に一行書き足していただくだけで結構です。")),
        new("op-07", "@-22 09:50", Minister, new DeskDeed.Says(ExchangeKind.Guidance, "第一報の後、続報がありません。復旧の作業が続いていても、判明した事項から順に続報で報告してください。書き方に迷う項目は、当窓口で一緒に確認します。")),
        new("op-07", "@-8 15:00", Minister, new DeskDeed.Says(ExchangeKind.Note, "担当の菅原氏に電話。復旧作業で手が回らないとのこと。30日報告の期限を再度伝えた。")),
        new("op-07", "@-4 10:30", Cabinet, new DeskDeed.Reads(Purpose.Supervision, "cabinet-supervisor")),
        new("op-07", "@-4 11:00", Cabinet, new DeskDeed.Says(ExchangeKind.Opinion, "期限を過ぎても30日報告が行われず、法第5条の規定に違反していると認められる。法第6条の規定による命令を行うべきである。", null, "cabinet-supervisor", true)),
        new("op-07", "@-2 09:20", Minister, new DeskDeed.Reads(Purpose.Supervision, "desk-supervisor")),
        new("op-07", "@-2 10:00", Minister, new DeskDeed.Says(ExchangeKind.Order, "法第5条の規定による報告（30日報告）が期限までに行われていない。下記の期限までに、共通様式の全ての項目について報告を行うことを命ずる。", "@8 00:00", "desk-supervisor", true)),

        // Filed by a SOC for its client; a request whose limit has passed.
        new("op-04", "@-9 13:40", Minister, new DeskDeed.Reads(Purpose.HandlingIncident)),
        new("op-04", "@-9 13:45", Minister, new DeskDeed.Takes()),
        new("op-04", "@-9 15:00", Cabinet, new DeskDeed.Reads(Purpose.Analysis)),
        new("op-04", "@-6 17:30", Minister, new DeskDeed.Reads(Purpose.HandlingIncident)),
        new("op-04", "@-5 10:00", Minister, new DeskDeed.Says(ExchangeKind.MaterialRequest, "法第5条の報告の内容を確認するため、修正版を適用する前に取得したVPN装置の記録（要求の一覧で可）を提出してください。SOCからの提出でも差し支えありません。", "@-1 00:00")),

        new("op-24", "@-25 20:40", Minister, new DeskDeed.Reads(Purpose.HandlingIncident)),
        new("op-24", "@-25 20:45", Minister, new DeskDeed.Takes()),
        new("op-24", "@-24 09:30", Cabinet, new DeskDeed.Reads(Purpose.HandlingIncident)),
        new("op-24", "@-24 10:20", Minister, new DeskDeed.Reads(Purpose.HandlingIncident)),
        new("op-24", "@-24 10:30", Minister, new DeskDeed.Says(ExchangeKind.Guidance, "認知の日時の訂正を確認しました。30日報告の期限は、訂正後の日時から計算されます。個人情報保護委員会への確報の期限は別に進みますので、併せて確認してください。")),
        new("op-24", "@-2 14:00", Minister, new DeskDeed.Reads(Purpose.Supervision)),
        new("op-24", "@-1 11:00", Minister, new DeskDeed.Ends("30日報告の内容を確認した。")),

        new("op-06", "@-20 16:20", Minister, new DeskDeed.Reads(Purpose.HandlingIncident)),
        new("op-06", "@-20 16:25", Minister, new DeskDeed.Takes()),
        new("op-06", "@-19 10:00", Minister, new DeskDeed.Says(ExchangeKind.MaterialRequest, "法第5条の報告の内容を確認するため、中継サーバの利用者の一覧と、直近90日間の接続元を提出してください。", "@-9 00:00")),
        new("op-06", "@-19 13:00", Cabinet, new DeskDeed.Reads(Purpose.Analysis)),
        new("op-06", "@-11 17:40", Reporter, new DeskDeed.Answers("回答します。利用者は社員14名、委託先6名です。接続元は社内2拠点と委託先1拠点のみで、それ以外の接続は報告済みの1件だけでした。委託先の保守用IDのうち2件は現在使われていないことが分かり、停止しました。")),

        new("op-22", "@-33 13:00", Minister, new DeskDeed.Reads(Purpose.HandlingIncident)),
        new("op-22", "@-33 13:05", Minister, new DeskDeed.Takes()),
        new("op-22", "@-32 10:00", Cabinet, new DeskDeed.Reads(Purpose.Analysis)),
        new("op-22", "@-7 09:30", Minister, new DeskDeed.Reads(Purpose.Supervision)),
        new("op-22", "@-7 11:00", Minister, new DeskDeed.Ends("影響は軽微であり、再発防止策を確認した。")),
        new("op-22", "@-6 10:00", Cabinet, new DeskDeed.Ends("30日報告を確認した。攻撃の規模を統計に反映した。")),

        new("op-09", "@-12 08:40", Minister, new DeskDeed.Reads(Purpose.HandlingIncident)),
        new("op-09", "@-12 08:45", Minister, new DeskDeed.Takes()),
        new("op-09", "@-10 14:30", Minister, new DeskDeed.Reads(Purpose.Supervision)),
        new("op-09", "@-10 15:00", Minister, new DeskDeed.Ends("製造者の調査結果により、サイバー攻撃ではないことを確認した。取下げのとおり。")),
        new("op-09", "@-9 10:00", Cabinet, new DeskDeed.Reads(Purpose.Statistics)),
        new("op-09", "@-9 10:10", Cabinet, new DeskDeed.Ends("取下げを確認した。")),

        new("op-19", "@-6 05:45", Minister, new DeskDeed.Reads(Purpose.HandlingIncident)),
        new("op-19", "@-6 05:50", Minister, new DeskDeed.Takes()),
        new("op-19", "@-6 06:10", Minister, new DeskDeed.Says(ExchangeKind.Message, "お電話の内容を、当窓口で第一報として登録しました。登録した内容を確認し、違うところは訂正の報告でお知らせください。端末の区分が分かり次第、続報をお願いします。")),
        new("op-19", "@-6 08:30", Cabinet, new DeskDeed.Reads(Purpose.HandlingIncident)),

        new("op-23", "@-5 10:20", Minister, new DeskDeed.Reads(Purpose.HandlingIncident)),
        new("op-23", "@-5 10:30", Minister, new DeskDeed.Takes()),
        new("op-23", "@-5 13:00", Cabinet, new DeskDeed.Reads(Purpose.Analysis)),

        new("op-02", "@-14 10:45", Minister, new DeskDeed.Reads(Purpose.HandlingIncident)),
        new("op-02", "@-14 10:50", Minister, new DeskDeed.Takes()),
        new("op-02", "@-14 11:00", Minister, new DeskDeed.Says(ExchangeKind.Message, "【訓練】第一報を受領しました。連絡網の確認として、この連絡に返信してください。")),
        new("op-02", "@-14 11:15", Reporter, new DeskDeed.Answers("【訓練】受信しました。CSIRTの当番2名と広報担当に連絡済みです。")),

        new("vol-01", "@-4 16:40", Cabinet, new DeskDeed.Reads(Purpose.HandlingIncident)),
        new("vol-01", "@-4 16:45", Cabinet, new DeskDeed.Takes()),
        new("vol-01", "@-4 17:10", Cabinet, new DeskDeed.Says(ExchangeKind.Message, "ご報告ありがとうございます。復号の可否は、警察のサイバー事案の相談窓口でも確認できます。支払いを判断される前に、ぜひご相談ください。")),
        new("vol-02", "@-20 13:30", Cabinet, new DeskDeed.Reads(Purpose.Analysis)),
        new("vol-02", "@-20 13:40", Cabinet, new DeskDeed.Takes()),
        new("vol-02", "@-13 10:00", Cabinet, new DeskDeed.Ends("被害はなく、送信元の情報を整理・分析に引き継いだ。情報提供に感謝する旨を電話で伝えた。")),
        new("pref-01", "@-6 09:30", Cabinet, new DeskDeed.Reads(Purpose.Analysis)),
    ];
}
