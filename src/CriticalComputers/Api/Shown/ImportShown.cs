using System.ComponentModel;
using Noroshi.CriticalComputers.Importing;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Store;
using Noroshi.Web.Machines;

namespace Noroshi.CriticalComputers.Api.Shown;

/// <summary>How far an import has come.</summary>
[Description("An import: how far it has come, and what it would do or did.")]
internal sealed record ImportShown(
    [property: Description("Its identity.")] Guid Id,
    [property: Description("uploaded (columns are to be chosen), reading, previewed (to be confirmed), applying, applied, cancelled, failed or overtaken (the register changed since the preview).")] string State,
    [property: Description("The file's name; empty for what was pasted.")] string FileName,
    [property: Description("delimited, xlsx, cyclone-dx, net-box, nmap.")] string Format,
    [property: Description("The facility to which rows belong that name none.")] Guid Facility,
    [property: Description("How many rows have been read.")] int Rows,
    [property: Description("The headings of a table.")] IReadOnlyList<string> Headings,
    [property: Description("For each heading the field that was chosen or is suggested; empty for what is left where it is.")] IReadOnlyList<string> Columns,
    [property: Description("Whether what looks like a version at the end of a product is left out.")] bool WithoutVersions,
    [property: Description("How many rows would do what; null as long as it is being read.")] ImportCounts? Counts,
    [property: Description("Why it failed.")] Said? Fault,
    [property: Description("When it was begun, UTC.")] DateTimeOffset StartedAt,
    [property: Description("When it ended, UTC.")] DateTimeOffset? EndedAt,
    [property: Description("The revision; also the ETag. What is confirmed is the preview of one revision.")] int Revision)
{
    public static ImportShown Of(ImportRun run, IReadOnlyList<string?> columns, ImportPreview preview) => new(
        run.Id, Kebab.Of(run.State), run.FileName, Kebab.Of(run.Format), run.Facility.Value, run.Rows, run.HeadingList, [.. columns.Select(c => c ?? "")], run.WithoutVersions,
        preview.Counts.Count == 0 && run.State is ImportState.Uploaded or ImportState.Reading or ImportState.Failed ? null : ImportCounts.Of(preview),
        run.FaultWords is { } fault ? Said.Of(fault) : null, run.StartedAt, run.EndedAt, run.Revision);
}

/// <summary>How many rows of an import would do what.</summary>
[Description("How many rows would do, or did, what.")]
internal sealed record ImportCounts(
    [property: Description("Not yet in the register.")] int New,
    [property: Description("In the register, and said otherwise.")] int Changed,
    [property: Description("In the register, and said the same.")] int Same,
    [property: Description("Of the name of an earlier row; not taken over.")] int Duplicate,
    [property: Description("Faulty; not taken over.")] int Faulty,
    [property: Description("In the register and not in the file; removed only if the confirmation says so.")] int Gone,
    [property: Description("Of those to be taken over, how many need no notification.")] int Exempt,
    [property: Description("Of those to be taken over, how many are still to be settled.")] int Doubtful)
{
    public static ImportCounts Of(ImportPreview p)
    {
        int Count(RowVerdict verdict) => p.Counts.GetValueOrDefault(verdict);
        return new(Count(RowVerdict.New), Count(RowVerdict.Changed), Count(RowVerdict.Same), Count(RowVerdict.Duplicate), Count(RowVerdict.Faulty), Count(RowVerdict.Gone), p.Exempt, p.Doubtful);
    }
}

/// <summary>A page of imports.</summary>
[Description("A page of imports, newest first.")]
internal sealed record ImportList(
    [property: Description("The imports.")] IReadOnlyList<ImportLine> Imports,
    [property: Description("Send it as cursor for the next page; null on the last.")] string? Next);

/// <summary>An import in a list.</summary>
[Description("An import in a list.")]
internal sealed record ImportLine(
    [property: Description("Its identity.")] Guid Id,
    [property: Description("How far it has come.")] string State,
    [property: Description("The file's name.")] string FileName,
    [property: Description("How many rows have been read.")] int Rows,
    [property: Description("When it was begun, UTC.")] DateTimeOffset StartedAt)
{
    public static ImportLine Of(ImportRun run) => new(run.Id, Kebab.Of(run.State), run.FileName, run.Rows, run.StartedAt);
}

/// <summary>A page of the rows of an import.</summary>
[Description("A page of the rows of a preview.")]
internal sealed record ImportRowList(
    [property: Description("The rows.")] IReadOnlyList<ImportRowShown> Rows,
    [property: Description("Send it as cursor for the next page; null on the last.")] string? Next);

/// <summary>One row of an import.</summary>
[Description("What one row would do.")]
internal sealed record ImportRowShown(
    [property: Description("Its place in the preview.")] int Ordinal,
    [property: Description("The row of the file; 0 for what is not in it.")] int Line,
    [property: Description("new, changed, same, duplicate, faulty or gone.")] string Verdict,
    [property: Description("Where the entry would stand; null for a row that is not taken over.")] string? State,
    [property: Description("By what the operator knows it.")] string Label,
    [property: Description("The product.")] string Product,
    [property: Description("The maker.")] string Maker,
    [property: Description("What it is.")] string Unit,
    [property: Description("The entry that it meets.")] Guid? Computer,
    [property: Description("Faults and remarks.")] IReadOnlyList<RemarkShown> Remarks)
{
    public static ImportRowShown Of(ImportRow row) => new(
        row.Ordinal, row.Line, Kebab.Of(row.Verdict), row.Verdict is RowVerdict.New or RowVerdict.Changed or RowVerdict.Same ? Kebab.Of(row.State) : null, row.Label, row.Product, row.Maker, row.Unit.Code(),
        row.Computer?.Value, [.. PreviewPage.RemarksOf(row).Select(r => new RemarkShown(r.Column, r.Ja, r.En, r.IsFault))]);
}

/// <summary>A remark on a row.</summary>
[Description("What is to be said of a row.")]
internal sealed record RemarkShown(
    [property: Description("The field; empty for the whole row.")] string Field,
    [property: Description("In Japanese, with the way to mend it.")] string Ja,
    [property: Description("In English, with the way to mend it.")] string En,
    [property: Description("Whether it keeps the row out.")] bool IsFault);

/// <summary>Which columns are read.</summary>
[Description("Which columns of a table are read as what. For a file that is no table send an empty list.")]
internal sealed record ColumnsToRead
{
    [Description("For each heading label, product, maker, kind, facility, classes, introduced, removed, dedicated, impact, exposed, isolated, ismap, dependency or note; or empty to leave it where it is.")]
    public required IReadOnlyList<string> Columns { get; init; }

    [Description("Whether what looks like a version at the end of a product is left out.")]
    public bool WithoutVersions { get; init; } = true;
}

/// <summary>A confirmed preview.</summary>
[Description("That a person has seen the preview of this revision, and that all of it is to be taken over.")]
internal sealed record ImportToConfirm
{
    [Description("Must be true: a person has looked the preview over.")]
    public required bool Confirmed { get; init; }

    [Description("Whether what is in the register and not in the file is entered as removed today.")]
    public bool RemovesGone { get; init; }
}
