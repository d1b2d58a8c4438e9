using System.IO.Compression;
using System.Text;
using Noroshi.CriticalComputers.Tests.Registry;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Importing;

/// <summary>Whatever comes in at the door: it is read as it was meant, or refused in words that say how to mend it, and the register stays as it was.</summary>
public class A_hostile_file(Houses houses) : IClassFixture<Houses>
{
    private const string Table = "管理名,製品名,製造者名,種類,区分,導入日\n\"fw-01\",\"FortiGate, \"\"200F\"\"\",フォーティネット,アプライアンス,T2-3,2026-11-02\n\"fw\n02\",X,Y,,,\n";

    static A_hostile_file() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory, BothDatabases("shift_jis"), BothDatabases("utf-8 with a mark"), BothDatabases("utf-16le"), BothDatabases("utf-16be")]
    public async Task in_any_encoding_is_shown_as_it_was_written(Database on, string encoding)
    {
        var world = await RegistryWorld.OnAsync(await houses.OnAsync(on));
        await world.AFacilityAsync();
        var writing = encoding switch { "shift_jis" => Encoding.GetEncoding(932), "utf-16le" => Encoding.Unicode, "utf-16be" => Encoding.BigEndianUnicode, _ => Encoding.UTF8 };
        var at = await world.BringAsync([.. writing.GetPreamble(), .. writing.GetBytes(Table)]);
        await world.ReadAsync(at);
        await world.House.DrainOutboxAsync();

        var preview = await world.Reporter.GetAsync(at);
        Assert.Contains("FortiGate, \"200F\"", preview.Words);
        Assert.Contains("フォーティネット", preview.Words);
        Assert.Contains("管理名に使えない制御文字が含まれています", preview.Words);
        Assert.Contains("1件を取り込む", preview.Words);
    }

    [Theory, BothDatabases("entity outside"), BothDatabases("billion laughs"), BothDatabases("zip bomb"), BothDatabases("links to other files"), BothDatabases("1.7 under 1.6")]
    [BothDatabases("unknown CycloneDX"), BothDatabases("no version of CycloneDX"), BothDatabases("cut json"), BothDatabases("heading of ten megabytes")]
    public async Task is_refused_and_leaves_nothing(Database on, string which)
    {
        var world = await RegistryWorld.OnAsync(await houses.OnAsync(on));
        await world.AFacilityAsync();
        var (file, says) = FileOf(which);

        var answer = await RefusalAsync(world, file);
        Assert.Contains(says, answer);
        Assert.DoesNotContain("root:", answer);
        Assert.Equal(0, await world.House.CountAsync($"computers WHERE {world.OwnedBy()}"));
    }

    [Theory, BothDatabases]
    public async Task with_a_cell_of_ten_megabytes_loses_that_row_alone(Database on)
    {
        var world = await RegistryWorld.OnAsync(await houses.OnAsync(on));
        await world.AFacilityAsync();
        var at = await world.PreviewAsync($"管理名,製品名,製造者名\nfw-01,\"{new string('あ', 10 * 1024 * 1024 / 3)}\",Y\nfw-02,X,Y\n");

        var preview = await world.Reporter.GetAsync(at);
        Assert.Contains("2列目の値が長すぎます", preview.Words);
        Assert.Contains("1件を取り込む", preview.Words);
        Assert.True(preview.Bytes.Length < 200_000);
    }

    // At the door if the whole file has to be read to know its form, and otherwise where its progress is shown.
    private static async Task<string> RefusalAsync(RegistryWorld world, byte[] file)
    {
        var page = await world.Reporter.GetAsync("/computers/import");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Find("form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent(page.Find("select[name=Facility] option[selected]")!.GetAttribute("value")!), "Facility" },
            { new ByteArrayContent(file), "Brought", "../../一覧.csv" },
        };
        var answer = await world.Reporter.PostAsync("/computers/import", form);
        if (answer.Location is not { } at)
        {
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.Status);
            return answer.Words;
        }

        await world.House.DrainOutboxAsync();
        var shown = await world.Reporter.GetAsync(at);
        Assert.Contains("ファイルを読み取れませんでした", shown.Words);
        Assert.Null(shown.Find("form[action*='Confirm' i]"));
        return shown.Words;
    }

    private static (byte[] File, string Says) FileOf(string which) => which switch
    {
        "entity outside" => ("<!DOCTYPE nmaprun [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><nmaprun><host><hostnames><hostname name=\"a\"/></hostnames>&x;</host></nmaprun>"u8.ToArray(), "実体（ENTITY）を使ったファイルは受け付けません"),
        "billion laughs" => (Encoding.UTF8.GetBytes(Laughs()), "実体（ENTITY）を使ったファイルは受け付けません"),
        "zip bomb" => (Zip(("xl/worksheets/sheet1.xml", new byte[300 * 1024 * 1024])), "大きすぎます"),
        "links to other files" => (Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("xl/externalLinks/externalLink1.xml", "<externalLink/>"u8.ToArray())), "外部リンク"),
        "1.7 under 1.6" => ("""{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"name":"a","isExternal":true}]}"""u8.ToArray(), "1.7 の項目（isExternal）を含んでいます"),
        "unknown CycloneDX" => ("""{"bomFormat":"CycloneDX","specVersion":"1.5","components":[]}"""u8.ToArray(), "CycloneDX 1.5 は読み込めません。1.6 か 1.7 で書き出してください"),
        "no version of CycloneDX" => ("""{"bomFormat":"CycloneDX","components":[]}"""u8.ToArray(), "specVersion（CycloneDXの版）がありません"),
        "cut json" => ("""{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"name":"""u8.ToArray(), "JSONを読み取れません"),
        "heading of ten megabytes" => (Encoding.UTF8.GetBytes($"管理名,{new string('x', 10 * 1024 * 1024)}\nfw-01,X\n"), "長すぎます"),
        _ => throw new ArgumentOutOfRangeException(nameof(which), which, null),
    };

    private static string Laughs()
    {
        var entities = string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">"));
        return $"<!DOCTYPE nmaprun [<!ENTITY l0 \"lol\">{entities}]><nmaprun><host><hostnames><hostname name=\"&l9;\"/></hostnames></host></nmaprun>";
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return file.ToArray();
    }
}
