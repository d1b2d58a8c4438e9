using System.IO.Compression;
using System.Text;
using Noroshi.Formats.Forms;
using Noroshi.Kernel;

namespace Noroshi.Formats.Tests.Forms;

/// <summary>A small form with a field of every kind, and ways to spoil its file.</summary>
internal static class SampleForm
{
    public static FormSheet Blank { get; } = new()
    {
        FormCode = "sample",
        Version = "2026-10-01",
        Title = new("標本様式", "Sample form"),
        Number = "共通様式０",
        Purpose = new("被害の防止のために用います。", "Used to prevent harm."),
        Notes = [new("※は必須です。", "※ must be filled in.")],
        Sections =
        [
            new(new("①　基本", "① Basics"),
            [
                new() { Code = "operator.name", Label = new("名称", "Name"), Kind = FieldKind.Text, Item = 2, Required = true, MaxLength = 200 },
                new() { Code = "awareness.at", Label = new("認知した日時", "When you came to know"), Kind = FieldKind.DateTime, Required = true, Help = new("例：2026/10/05 14:30", "Example: 2026/10/05 14:30") },
                new() { Code = "contact.phone", Label = new("電話番号", "Telephone"), Kind = FieldKind.Text, Folds = true, MaxLength = 40 },
            ]),
            new(new("③　概要", "③ Outline"),
            [
                new() { Code = "event.facts", Label = new("事実経過", "Course of events"), Kind = FieldKind.LongText, Item = 3, MaxLength = 20_000, Mark = new("未確認", "unverified") },
                new() { Code = "event.status", Label = new("現在の状況", "Present state"), Kind = FieldKind.Choice, Item = 3, Choices = [new("ongoing", new("継続中", "Ongoing")), new("contained", new("封じ込め済み", "Contained")), new("recovered", new("復旧済み", "Recovered"))] },
                new() { Code = "computer.class", Label = new("区分", "Class"), Kind = FieldKind.MultiChoice, Item = 4, Choices = [new("T1", new("設備", "Facility")), new("T2-1", new("送信", "Sender")), new("T2-2", new("経路", "Router"))] },
                new() { Code = "impact.service-level", Label = new("維持レベルの逸脱", "Departure from service level"), Kind = FieldKind.YesNoUnknown, Item = 3 },
                new() { Code = "ddos.volume-gbps", Label = new("最大通信量", "Peak traffic"), Kind = FieldKind.Number, Item = 5, Unit = new("Gbps", "Gbps") },
            ]),
        ],
    };

    public static FormSheet Filled(params (string Code, string[] Values)[] answers) => Filled(answers.ToDictionary(answer => answer.Code, answer => (IReadOnlyList<string>)answer.Values));

    public static FormSheet Filled(IReadOnlyDictionary<string, IReadOnlyList<string>> answers) => Blank with
    {
        Sections = [.. Blank.Sections.Select(section => section with { Rows = [.. section.Rows.Select(row => row with { Values = answers.GetValueOrDefault(row.Code, []) })] })],
    };

    public static byte[] Xlsx(FormSheet form)
    {
        var file = new MemoryStream();
        FormSheetWriter.WriteAsync(form, file, CancellationToken.None).GetAwaiter().GetResult();
        return file.ToArray();
    }

    public static FormReading Read(byte[] file) => FormSheetReader.Read(file, identity => identity == new FormIdentity("sample", "2026-10-01") ? Blank : null);

    /// <summary>The one problem of a file that must be refused.</summary>
    public static Problem Refused(byte[] file)
    {
        var reading = Read(file);
        return Xunit.Assert.Single(reading.Problems);
    }

    /// <summary>The file with some entries replaced, added or (with null) taken away.</summary>
    public static byte[] With(byte[] file, params (string Entry, Func<string, string?> Change)[] changes)
    {
        var spoilt = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(file)))
        using (var to = new ZipArchive(spoilt, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in from.Entries.Select(entry => entry.FullName).Union(changes.Select(change => change.Entry)))
            {
                var entry = from.GetEntry(name);
                var text = entry is null ? "" : new StreamReader(entry.Open(), Encoding.UTF8).ReadToEnd();
                var changed = changes.Where(change => change.Entry == name).Aggregate((string?)text, (before, change) => change.Change(before ?? ""));
                if (changed is not null)
                {
                    using var writer = new StreamWriter(to.CreateEntry(name).Open(), new UTF8Encoding(false));
                    writer.Write(changed);
                }
            }
        }

        return spoilt.ToArray();
    }

    /// <summary>The file with the XML of one cell replaced.</summary>
    public static byte[] WithCell(byte[] file, string cell, string xml) => With(file, ("xl/worksheets/sheet1.xml", sheet =>
    {
        var start = sheet.IndexOf($"<c r=\"{cell}\"", StringComparison.Ordinal);
        var selfClosed = sheet.IndexOf("/>", start, StringComparison.Ordinal);
        var end = sheet.IndexOf("</c>", start, StringComparison.Ordinal);
        var next = sheet.IndexOf("<c ", start + 1, StringComparison.Ordinal);
        var stop = selfClosed >= 0 && selfClosed < next ? selfClosed + 2 : end + 4;
        return string.Concat(sheet.AsSpan(0, start), xml, sheet.AsSpan(stop));
    }));

    /// <summary>The cell in which a field stands.</summary>
    public static string CellOf(string code) => Read(Xlsx(Blank)).Cells[code];

    /// <summary>The file with text typed into a field, as Excel stores it.</summary>
    public static byte[] Typed(string code, string text) => Typed(Blank, code, text);

    public static byte[] Typed(FormSheet form, string code, string text) =>
        WithCell(Xlsx(form), CellOf(code), $"<c r=\"{CellOf(code)}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(text)}</t></is></c>");
}
