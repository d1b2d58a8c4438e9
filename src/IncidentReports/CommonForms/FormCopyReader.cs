using System.Text.Json;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.CommonForms;

/// <summary>Reads the layouts for other authorities, and refuses a file that names an answer no common form asks for.</summary>
internal static class FormCopyReader
{
    /// <summary>All editions that the assembly carries.</summary>
    public static Dated<IReadOnlyList<FormCopy>> ReadAll() => FormEditionReader.Texts("form-copies-")
        .Select(Read)
        .Aggregate(new Dated<IReadOnlyList<FormCopy>>(), (dated, edition) => dated.From(edition.InForceFrom, edition.Copies));

    /// <summary>Reads one edition.</summary>
    /// <exception cref="InvalidDataException">The file is not well formed or does not agree with itself; the message lists every fault.</exception>
    public static (DateOnly InForceFrom, IReadOnlyList<FormCopy> Copies) Read(string json)
    {
        CopyFile file;
        try
        {
            file = FormEditionReader.Deserialize<CopyFile>(json) ?? throw new InvalidDataException("The layouts are empty.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"The layouts cannot be read: {fault.Message}", fault);
        }

        var faults = Faults(file).ToArray();
        return faults.Length > 0
            ? throw new InvalidDataException($"The layouts {file.Version} do not agree with themselves:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}")
            : (file.InForceFrom,
            [
                .. file.Copies.Select(copy => new FormCopy(copy.Code, copy.Title, copy.Addressee, copy.Basis, copy.Notes, copy.Source, new(copy.Certainty),
                    [.. copy.Sections.Select(section => new CopySection(section.Title, section.Rows))])
                { Version = file.Version }),
            ]);
    }

    private static IEnumerable<string> Faults(CopyFile file)
    {
        var asked = FormBook.On(file.InForceFrom).Forms.SelectMany(form => form.Fields).Select(field => field.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var twice in file.Copies.GroupBy(copy => copy.Code).Where(group => group.Count() > 1))
        {
            yield return $"{twice.Key} stands twice";
        }

        foreach (var copy in file.Copies)
        {
            if (!Certainty.Codes.Contains(copy.Certainty) || copy.Source.Length == 0)
            {
                yield return $"{copy.Code} has no source or an unknown certainty";
            }

            var rows = copy.Sections.SelectMany(section => section.Rows).ToArray();
            foreach (var twice in rows.GroupBy(row => row.Code).Where(group => group.Count() > 1))
            {
                yield return $"{twice.Key} stands twice";
            }

            foreach (var row in rows)
            {
                if (row.Label.Ja.Trim().Length == 0 || row.Label.En.Trim().Length == 0)
                {
                    yield return $"{row.Code} has no label";
                }

                foreach (var code in row.From.Where(code => !asked.Contains(code)))
                {
                    yield return $"{row.Code} is filled from {code}, which no common form asks for";
                }
            }
        }
    }

    private sealed record CopyFile(string Version, DateOnly InForceFrom, IReadOnlyList<CopyLine> Copies);

    private sealed record CopyLine(
        string Code, Words Title, Words Addressee, Words Basis, IReadOnlyList<Words> Notes, string Source, string Certainty, IReadOnlyList<CopySection> Sections);
}
