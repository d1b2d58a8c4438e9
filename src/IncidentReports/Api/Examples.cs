namespace Noroshi.IncidentReports.Api;

/// <summary>Bodies as a SOC's tool would send them, for the document. A test sends each of them.</summary>
internal static class Examples
{
    public const string FirstReport =
        """
        {
          "kind": "ransomware",
          "answers": {
            "awareness.at": "2026-11-23T10:00:00+09:00",
            "awareness.by": "SOC当直",
            "awareness.ground": "EDRの警報",
            "computer.class": ["T1"],
            "event.summary": "給電指令系の端末でファイルの暗号化を確認した。"
          }
        }
        """;

    public const string Supplement =
        """
        { "stage": "supplement", "answers": { "technical.source": "198.51.100.7", "response.initial": "該当端末をネットワークから切り離した。" } }
        """;

    public const string Check =
        """
        { "facts": { "operator.special": true, "class.T1": true, "event.harmed": true, "act.malware": true }, "onDay": "2026-11-23" }
        """;

    public const string Draft =
        """
        { "kind": "ddos", "answers": { "event.summary": "会員向けサイトにつながりにくい。" } }
        """;

    public const string DraftSaved =
        """
        { "answers": { "event.summary": "会員向けサイトにつながりにくい。送信元は数千。" } }
        """;

    public const string Answer =
        """
        { "text": "求められたログを添付しました。対象期間は11月20日から23日までです。" }
        """;
}
