using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Noroshi.CriticalComputers.Law.Classes.Networks;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>Brings a network as two tables, or as JSON: files, or pasted.</summary>
/// <remarks>For those who keep the register of their own organisation. Another's facility is not there (404).</remarks>
[Authorize(nameof(Permission.KeepRegister))]
[RequestSizeLimit((2 * NetworkLimits.Largest) + 2_000_000)]
[RequestFormLimits(MultipartBodyLengthLimit = NetworkLimits.Largest, ValueLengthLimit = 8_000_000)]
internal sealed class BringFormPage(ReadNetwork networks, BringNetwork bring) : DrawingPage(networks)
{
    [BindProperty]
    public IFormFile? Nodes { get; set; }

    [BindProperty]
    public string? PastedNodes { get; set; }

    [BindProperty]
    public IFormFile? Lines { get; set; }

    [BindProperty]
    public string? PastedLines { get; set; }

    [BindProperty]
    public bool RemovesGone { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    public static string ExampleOfNodes => Table(NetworkColumns.OfNodes, ["name", "part-of-facility", "affects", "routes", "filters"],
        [new Words("監視制御サーバー", "Control server").Here, Yes, Yes, No, No], [new Words("中央FW", "Central firewall").Here, No, Yes, No, Yes]);

    public static string ExampleOfLines => Table(NetworkColumns.OfLines, ["from", "to", "public", "flow"],
        [new Words("中央FW", "Central firewall").Here, new Words("監視制御サーバー", "Control server").Here, No, Flow.Both.Sign()]);

    private static string Yes => YesOrNo.Said(true)!;

    private static string No => YesOrNo.Said(false)!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindFacilityAsync(id, cancellation))
        {
            return this.Absent();
        }

        Revision = await Networks.RevisionAsync(Facility.Id, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindFacilityAsync(id, cancellation))
        {
            return this.Absent();
        }

        await using var nodes = await ContentAsync(Nodes, PastedNodes, cancellation);
        await using var lines = await ContentAsync(Lines, PastedLines, cancellation);
        var brought = new NetworkBrought();
        brought.Problems.Unless(nodes is not null || lines is not null, nameof(Nodes), "required", new("ファイルを選ぶか、表を貼り付けてください。", "Choose a file, or paste a table."));
        Read(nodes, lines, brought);
        return await bring.TakeOverAsync(Facility, brought, RemovesGone, Revision, cancellation) switch
        {
            BringingOutcome.Mend mend => this.Mend(mend.Problems.Take(NetworkBrought.MostProblems)),
            BringingOutcome.Done done => Told(done.Difference),
            _ => this.Conflict(KeepNetwork.Overtaken),
        };
    }

    private static void Read(Stream? nodes, Stream? lines, NetworkBrought into)
    {
        if (nodes is not null && IsJson(nodes))
        {
            into.Problems.Unless(lines is null, nameof(Lines), "json-has-lines", new("JSONには回線も含まれます。回線の表は空にしてください。", "JSON holds the lines as well. Leave the table of lines empty."));
            ReadNetworkJson.Read(nodes, into);
            return;
        }

        if (nodes is not null)
        {
            ReadNetworkTables.Nodes(nodes, into);
        }

        if (lines is not null)
        {
            ReadNetworkTables.Lines(lines, into);
        }
    }

    private RedirectResult Told(NetworkDifference done)
    {
        this.Say(NoticeKind.Success, done.IsNothing
            ? new Words("取り込んだ内容は、いまの図と同じです。何も変わっていません。", "What was brought is what is drawn already. Nothing has changed.")
            : new Words(
                $"図に取り込みました。機器の追加・変更{done.Nodes.Count}台、回線の追加・変更{done.NewLines.Count + done.TurnedLines.Count}本、除いたもの{done.GoneNodes.Count + done.GoneLines.Count + done.GoneHolds.Count}件。",
                $"Taken into the drawing: {done.Nodes.Count} nodes and {done.NewLines.Count + done.TurnedLines.Count} lines added or changed, {done.GoneNodes.Count + done.GoneLines.Count + done.GoneHolds.Count} removed."));
        return Redirect(Path);
    }

    private static async Task<Stream?> ContentAsync(IFormFile? file, string? pasted, CancellationToken cancellation)
    {
        if (file is not { Length: > 0 })
        {
            return string.IsNullOrWhiteSpace(pasted) ? null : new MemoryStream(Encoding.UTF8.GetBytes(pasted));
        }

        var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellation);
        content.Position = 0;
        return content;
    }

    private static string Table(IReadOnlyList<(string Code, Words Heading)> columns, string[] codes, params string[][] rows) =>
        string.Join('\n', rows.Prepend([.. codes.Select(code => columns.First(c => c.Code == code).Heading.Here)]).Select(row => string.Join(',', row)));

    // Behind a mark and blanks stands a brace.
    private static bool IsJson(Stream content)
    {
        int next;
        do
        {
            next = content.ReadByte();
        }
        while (next is 0xEF or 0xBB or 0xBF or ' ' or '\t' or '\r' or '\n');
        content.Position = 0;
        return next is '{' or '[';
    }
}
