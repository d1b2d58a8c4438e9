using Noroshi.Formats.Xlsx;
using Noroshi.Kernel;

namespace Noroshi.Formats.Forms;

/// <summary>Which form a spreadsheet says it is.</summary>
/// <param name="FormCode">The form's code.</param>
/// <param name="Version">The form's version.</param>
public sealed record FormIdentity(string FormCode, string Version);

/// <summary>What was read out of a form that came back.</summary>
public sealed class FormReading
{
    /// <summary>Which form it is; null if the file could not be read that far.</summary>
    public FormIdentity? Identity { get; init; }

    /// <summary>The values by field code, in their stored form; only fields with something in them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The cell of each field by its code, as <c>C12</c>.</summary>
    public IReadOnlyDictionary<string, string> Cells { get; init; } = new Dictionary<string, string>();

    /// <summary>All that is wrong, each with its cell; empty if the reading is sound.</summary>
    public Problems Problems { get; init; } = [];

    /// <summary>Renames problems of fields to problems of cells, for problems that were found after reading.</summary>
    /// <param name="problems">Problems whose field is a prefix and the field's code.</param>
    /// <param name="prefix">The prefix, as <c>answers.</c></param>
    public Problems ByCell(IEnumerable<Problem> problems, string prefix) => new Problems().And(problems.Select(problem =>
        problem.Field.StartsWith(prefix, StringComparison.Ordinal) && Cells.TryGetValue(problem.Field[prefix.Length..], out var cell)
            ? new Problem(cell, problem.Code, new($"セル{cell}：{problem.Message.Ja}", $"Cell {cell}: {problem.Message.En}"))
            : problem));
}

/// <summary>
/// Reads a form that was filled in offline. The file comes from outside: whatever is in it, the answer is a reading with
/// problems and never an exception, within bounded time and memory.
/// </summary>
public static class FormSheetReader
{
    /// <summary>The largest file that is read.</summary>
    public const int LongestFile = BoundedZip.LongestFile;

    /// <summary>Reads a form as one particular form.</summary>
    public static Task<FormReading> ReadAsync(Stream file, FormSheet expected, CancellationToken cancellation) =>
        ReadAsync(file, identity => identity.FormCode == expected.FormCode && identity.Version == expected.Version ? expected : null, cancellation);

    /// <summary>Reads a form after asking which form it is; <paramref name="find"/> gives null for one that is not wanted here.</summary>
    public static async Task<FormReading> ReadAsync(Stream file, Func<FormIdentity, FormSheet?> find, CancellationToken cancellation)
    {
        var buffer = new MemoryStream();
        var chunk = new byte[81_920];
        int count;
        while ((count = await file.ReadAsync(chunk, cancellation)) > 0)
        {
            if (buffer.Length + count > LongestFile)
            {
                return new FormReading { Problems = [XlsxRefusal.TooLarge($"> {LongestFile / 1024 / 1024} MB").Problem] };
            }

            await buffer.WriteAsync(chunk.AsMemory(0, count), cancellation);
        }

        // Unpacking takes long, and this may be the thread that reads sockets (ADR 0029).
        await Task.Yield();
        return Read(buffer.ToArray(), find);
    }

    /// <summary>Reads a form that is in memory.</summary>
    public static FormReading Read(byte[] file, Func<FormIdentity, FormSheet?> find)
    {
        if (file.Length > LongestFile)
        {
            return new FormReading { Problems = [XlsxRefusal.TooLarge($"> {LongestFile / 1024 / 1024} MB").Problem] };
        }

        try
        {
            using var book = new XlsxBook(file);
            return Read(book, find);
        }
        catch (XlsxRefusal refusal)
        {
            return new FormReading { Problems = [refusal.Problem] };
        }
    }

    private static FormReading Read(XlsxBook book, Func<FormIdentity, FormSheet?> find)
    {
        if (!book.HasSheet(FormCellName.HiddenSheet))
        {
            return new FormReading { Problems = [NotOurs()] };
        }

        var head = book.Cells(FormCellName.HiddenSheet, new HashSet<string> { "A1", "A2", "A3" });
        var identity = new FormIdentity(head.GetValueOrDefault("A2", XlsxCell.Empty).Text, head.GetValueOrDefault("A3", XlsxCell.Empty).Text);
        if (head.GetValueOrDefault("A1", XlsxCell.Empty).Text != FormCellName.Signature)
        {
            return new FormReading { Problems = [NotOurs()] };
        }

        if (find(identity) is not { } form)
        {
            return new FormReading { Identity = identity, Problems = [AnotherForm(identity)] };
        }

        return new FormCells(book, form, identity).Read();
    }

    private static Problem NotOurs() => new("file", "not-our-form", new(
        "この窓口の様式ではありません（様式を見分けるための情報がありません）。画面から様式をダウンロードし、それに記入してください。シートの内容を別のブックへ貼り付けると、この情報は失われます。",
        "This is not a form of this window (the marks by which a form is known are missing). Download the form from the screen and fill that in. Pasting the sheet into another workbook loses the marks."));

    private static Problem AnotherForm(FormIdentity identity) => new("file", "wrong-form", new(
        $"ここで受け付ける様式又は版ではありません（{Short(identity.FormCode)}、{Short(identity.Version)}版）。この画面から様式をダウンロードし直してください。",
        $"Not the form or the edition that is taken here ({Short(identity.FormCode)}, edition {Short(identity.Version)}). Download the form from this screen."));

    private static string Short(string text) => WrittenText.FaultIn(text) is null && text.Length <= 40 ? text : "…";
}
