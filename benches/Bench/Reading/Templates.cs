using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Noroshi.Bench.Filing;
using Noroshi.Bench.Running;

namespace Noroshi.Bench.Reading;

/// <summary>A few score cases of two versions each, filed through the real doors by tools of all operators.</summary>
internal static class Templates
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Places = ["中央変電所", "第二浄水場", "運行管理センター", "基幹ルーター設備", "勘定系の中継サーバー", "ガス供給指令室", "貨物予約システム", "航空管制支援端末"];
    private static readonly string[] Findings = ["管理者権限の奪取が確認された", "設定の書換えが確認された", "不審な外部通信が確認された", "認証記録の消去が確認された", "遠隔操作ソフトの設置が確認された"];
    private static readonly string[] Deeds = ["機器を隔離し、記録を保全している。", "外部接続を遮断し、専門会社に調査を依頼した。", "予備系に切り替え、業務は継続している。", "認証情報をすべて変更し、監視を強めた。"];

    /// <summary>Files them; two versions for each.</summary>
    public static int File(int port, IReadOnlyList<string> tokens, int cases)
    {
        using var client = new SocketClient(port);
        for (var i = 0; i < cases; i++)
        {
            var summary = $"{Places[i % Places.Length]}において、{Findings[i % Findings.Length]}。発見は{(i * 7 % 23) + 1}時{i * 11 % 60}分、{(i % 9) + 1}台に及ぶ。{Deeds[i % Deeds.Length]}";
            var token = tokens[i % tokens.Count];
            var filed = Post(client, port, token, "/api/v1/reports", $"t{i}", null, StatutoryReports.Report(summary, i % 3 == 0 ? "other" : "ransomware"));
            var number = filed["number"]!.GetValue<string>();
            Post(client, port, token, $"/api/v1/reports/{number}/versions", $"s{i}", "\"1\"", new JsonObject
            {
                ["stage"] = "supplement",
                ["answers"] = new JsonObject { ["event.summary"] = $"{summary}続報：侵入経路は保守用回線と判明した。影響範囲の確認を{(i % 5) + 1}日以内に終える見込みである。" },
            });
        }

        return cases * 2;
    }

    private static JsonNode Post(SocketClient client, int port, string token, string path, string key, string? ifMatch, JsonObject body)
    {
        var text = JsonSerializer.Serialize(body, Plain);
        var status = client.Send(Encoding.UTF8.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: localhost:{port}\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: {key}\r\n{(ifMatch is null ? "" : $"If-Match: {ifMatch}\r\n")}Content-Type: application/json\r\n"
            + string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Encoding.UTF8.GetByteCount(text)}\r\n\r\n{text}")));
        var answer = client.Answer;
        return status == (int)HttpStatusCode.Created
            ? JsonNode.Parse(answer[answer.IndexOf('{', StringComparison.Ordinal)..(answer.LastIndexOf('}') + 1)])!
            : throw new InvalidOperationException(answer);
    }
}
