using System.Text;
using Noroshi.CriticalComputers.Drawing;

namespace Noroshi.Bench.Fuzzing;

/// <summary>Networks as operators bring them: two tables, or JSON.</summary>
internal static class NetworkTargets
{
    public static IEnumerable<Target> All()
    {
        yield return new Target("network-nodes", [Encoding.UTF8.GetBytes("名前,種別,経路制御,台帳の管理名\n中央FW,network-device,いいえ,fw-01\n\"端末, 1\",,はい,\n")], input => Read(input, ReadNetworkTables.Nodes))
        {
            MostMemory = 200L * 1024 * 1024,
            Words = ["\"", "\t", ";", "\r", "\0", "\uFEFF", "はい", "=1+1", "name,name"],
        };
        yield return new Target("network-lines", [Encoding.UTF8.GetBytes("一方,他方,関係,公衆回線,データの向き\nA,B,,いいえ,→\nA,C,access,,\n")], input => Read(input, ReadNetworkTables.Lines))
        {
            MostMemory = 200L * 1024 * 1024,
            Words = ["\"", "\t", "↔", "both", "credentials", "\0", "A,A"],
        };
        yield return new Target("network-json", [Encoding.UTF8.GetBytes("""{"nodes":[{"name":"A","kind":"computer","facts":{"routes":true,"filters":null}}],"lines":[{"from":"A","to":"B","public":false,"flow":"both"}],"holds":[{"holder":"A","of":"B","what":"access"}]}""")], input => Read(input, ReadNetworkJson.Read))
        {
            Structure = Structure.Json,
            MostMemory = 200L * 1024 * 1024,
            Words = ["\\ud800", "[[[[", "null", "1e999", "\"facts\":", "\"name\":\"\""],
        };
    }

    private static Verdict Read(byte[] input, Action<Stream, NetworkBrought> read)
    {
        var brought = new NetworkBrought();
        read(new MemoryStream(input), brought);
        brought.Check();
        return brought.Problems.Count == 0 ? Verdict.Accepted : Verdict.Refused;
    }
}
