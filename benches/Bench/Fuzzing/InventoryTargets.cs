using System.Text;
using Noroshi.CriticalComputers.Importing;
using Noroshi.Formats.Inventories;
using Noroshi.Formats.Tables;

namespace Noroshi.Bench.Fuzzing;

/// <summary>Lists of assets as operators bring them: tables, workbooks, CycloneDX, NetBox, nmap; and the days that stand in them.</summary>
internal static class InventoryTargets
{
    public static IEnumerable<Target> All()
    {
        yield return new Target("inventory-text", Texts("管理名,製品名,メーカー,導入日\nfw-01,\"FortiGate, \"\"200F\"\"\n\",Fortinet,2026/11/2\n", "name\tproduct\tmaker\na\tb\tc\n"), Read)
        {
            MostMemory = 200L * 1024 * 1024,
            Words = ["\"", "\"\"", "\t", ";", "\r\n", "\r", "\0", "\uFEFF", "=1+1", "'"],
        };
        yield return new Target("inventory-json", Texts(
            """{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"device","name":"a","manufacturer":{"name":"b"},"components":[{"type":"application","name":"c"}]}],"services":[{"name":"d","provider":{"name":"e"}}]}""",
            """{"results":[{"name":"rt-01","device_type":{"model":"RTX1300","manufacturer":{"name":"Yamaha"}},"site":{"name":"x"}}]}"""), Read)
        {
            Structure = Structure.Json,
            MostMemory = 200L * 1024 * 1024,
            Words = ["\"specVersion\":\"1.7\"", "\\ud800", "[[[[", "null", "1e999", "\"components\":"],
        };
        yield return new Target("inventory-nmap", Texts(
            """<?xml version="1.0"?><!DOCTYPE nmaprun><nmaprun><host><address addr="10.0.0.1" addrtype="ipv4"/><hostnames><hostname name="a"/></hostnames><ports><port><service product="nginx"/></port></ports><os><osmatch><osclass vendor="Linux" osfamily="Linux"/></osmatch></os></host></nmaprun>"""), Read)
        {
            MostMemory = 200L * 1024 * 1024,
            Words = ["<!ENTITY a \"b\">", "&a;", "<![CDATA[", "]]>", "<host/>", "</host>", "SYSTEM \"file:///etc/passwd\"", "xmlns=\"\""],
        };
        yield return new Target("inventory-xlsx", [Workbook()], Read) { Structure = Structure.Zip, MostMemory = 300L * 1024 * 1024, Words = ["<c ", "r=\"ZZZZ1\"", "<row r=\"99999999\">", "t=\"s\"", "<v>", "<!DOCTYPE x>"] };
        yield return new Target("written-day", Texts("2026-11-02", "令和8年11月2日", "R8.11.2", "20261102", "46328"), input => WrittenDay.TryRead(Encoding.UTF8.GetString(input), out _) ? Verdict.Accepted : Verdict.Refused)
        {
            Words = ["年", "月", "日", "元", "-", "/", "令和", "昭和", "99", "T25:00"],
        };
    }

    private static Verdict Read(byte[] input)
    {
        using var file = new MemoryStream(input);
        try
        {
            var format = InventoryReader.Recognise(file);
            var columns = InventoryReader.IsTable(format) ? InventoryColumns.From(InventoryColumns.SuggestFor(InventoryReader.Headings(file, format))) : null;
            return InventoryReader.Read(file, format, columns).All(item => item.Fault is null) ? Verdict.Accepted : Verdict.Refused;
        }
        catch (InventoryRefusal)
        {
            return Verdict.Refused;
        }
    }

    private static byte[] Workbook()
    {
        using var book = new MemoryStream();
        XlsxTable.WriteAsync("台帳", [new TableColumn("管理名"), new TableColumn("製品名"), new TableColumn("導入日")], One(), book, CancellationToken.None).GetAwaiter().GetResult();
        return book.ToArray();
    }

    private static async IAsyncEnumerable<IReadOnlyList<TableCell>> One()
    {
        yield return ["fw-01", "FortiGate", new DateOnly(2026, 11, 2)];
        await Task.CompletedTask;
    }

    private static IReadOnlyList<byte[]> Texts(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
