using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Noroshi.Bench.Filing;

/// <summary>Statutory first reports as operators' tools send them.</summary>
internal static class StatutoryReports
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Summaries =
    [
        "VPN装置の脆弱性を突かれ、業務系サーバー3台のファイルが暗号化された。供給設備の制御系は切り離し済みで、運転に影響はない。",
        "委託先の保守用アカウントが不正に使われ、監視端末に遠隔操作ソフトが設置されていた。通信は遮断し、端末は保全している。",
        "公開サイトと予約受付に毎秒80万件の要求が続き、30分間つながりにくい状態となった。回線事業者と協力して遮断した。",
        "メールの添付ファイルから情報窃取型の不正プログラムが動作し、社員12名の認証情報が外部に送られたおそれがある。",
        "変電所の遠方監視装置で、許可のない設定変更の記録を定期点検で発見した。設定は元に戻し、記録を調査している。",
    ];

    private static readonly string Yesterday = TimeProvider.System.GetUtcNow().AddDays(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The whole request of a report filed under a token.</summary>
    public static string Request(int port, string token, string run, int number)
    {
        var body = JsonSerializer.Serialize(Report(Summaries[number % Summaries.Length], "ransomware"), Plain);
        return $"POST /api/v1/reports HTTP/1.1\r\nHost: localhost:{port}\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: {run}-{{key}}\r\nContent-Type: application/json\r\n"
            + string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    /// <summary>A first report that leaves to the register what the register knows.</summary>
    public static JsonObject Report(string summary, string kind) => new()
    {
        ["kind"] = kind,
        ["answers"] = new JsonObject
        {
            ["awareness.at"] = Yesterday,
            ["awareness.by"] = "SOC当直",
            ["awareness.ground"] = "EDRの警報とファイルサーバーの異常な書込みを当直が確認した。",
            ["contact.phone"] = "03-0000-1001",
            ["contact.email"] = "csirt@example.jp",
            ["computer.class"] = new JsonArray("T1"),
            ["event.summary"] = summary,
        },
    };
}
