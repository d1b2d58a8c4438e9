using System.Text.Json;
using System.Text.Json.Serialization;
using Noroshi.Formats.Forms;
using Noroshi.IncidentReports.Face;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.CommonForms;

/// <summary>Reads the data files of the common forms, and refuses them as a whole if anything in them does not agree.</summary>
internal static class FormEditionReader
{
    /// <summary>Unknown, missing, null and doubled members are refused.</summary>
    public static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private static readonly Dictionary<string, FieldCheck> Checks = new(StringComparer.Ordinal)
    {
        ["corporate-number"] = FieldCheck.CorporateNumber,
        ["phone"] = FieldCheck.Phone,
        ["email"] = FieldCheck.Email,
        ["past"] = FieldCheck.Past,
        ["whole"] = FieldCheck.Whole,
    };

    /// <summary>All editions that the assembly carries.</summary>
    public static IReadOnlyList<FormEdition> ReadAll() => [.. Texts("common-forms-").Select(Read)];

    /// <summary>The data files whose names begin so, in order.</summary>
    public static IEnumerable<string> Texts(string prefix)
    {
        var assembly = typeof(FormEditionReader).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var reader = new StreamReader(stream);
            yield return reader.ReadToEnd();
        }
    }

    /// <summary>Reads one edition.</summary>
    /// <exception cref="InvalidDataException">The file is not well formed or does not agree with itself; the message lists every fault.</exception>
    public static FormEdition Read(string json)
    {
        FormEditionFile file;
        try
        {
            file = Deserialize<FormEditionFile>(json) ?? throw new InvalidDataException("The edition is empty.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"The edition cannot be read: {fault.Message}", fault);
        }

        var faults = FormEditionCheck.Faults(file, Checks.Keys).ToArray();
        if (faults.Length > 0)
        {
            throw new InvalidDataException($"The edition {file.Version} does not agree with itself:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}");
        }

        return new FormEdition(file.Version, file.InForceFrom, [.. file.Forms.Select(form => Form(file, form))]);
    }

    /// <summary>Reads a data file strictly. A null in a list, which the serializer lets through, is refused as well.</summary>
    /// <exception cref="JsonException">The file is not well formed.</exception>
    public static T? Deserialize<T>(string json)
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(json), new JsonReaderOptions { MaxDepth = Strict.MaxDepth });
        var lists = new Stack<bool>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray or JsonTokenType.StartObject:
                    lists.Push(reader.TokenType == JsonTokenType.StartArray);
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    lists.Pop();
                    break;
                case JsonTokenType.Null when lists.Count > 0 && lists.Peek():
                    throw new JsonException("A list holds null.");
            }
        }

        return JsonSerializer.Deserialize<T>(json, Strict);
    }

    private static CommonForm Form(FormEditionFile file, FormLine form)
    {
        var parts = file.Sections
            .Select(section => new FormPart(section.Code, (ReportItem?)section.Item, section.Title,
            [
                .. file.Fields
                    .Where(field => field.Section == section.Code && (field.Forms is null || field.Forms.Contains(form.Code)))
                    .Select(field => Field(file, section, field)),
            ]))
            .Where(part => part.Fields.Count > 0)
            .ToArray();
        return new CommonForm(parts)
        {
            Code = form.Code,
            Number = form.Number,
            Title = form.Title,
            Version = file.Version,
            Purpose = file.Purpose,
            Notes = [.. file.Notes, .. form.Notes],
            Source = form.Source,
            Certainty = new(form.Certainty),
        };
    }

    private static FormField Field(FormEditionFile file, SectionLine section, FieldLine line)
    {
        var choices = line.Choices is { } list ? file.Choices[list] : [];
        var certainty = new Certainty(line.Certainty);
        return new FormField
        {
            Code = line.Code,
            Section = section.Code,
            Item = (ReportItem?)section.Item,
            Required = line.Required ?? [],
            Exclusive = [.. choices.Where(choice => choice.Exclusive).Select(choice => choice.Code)],
            Check = line.Check is { } check ? Checks[check] : FieldCheck.None,
            FilledByWindow = line.FilledBy == "window",
            Inherits = line.Inherits,
            Source = line.Source,
            Certainty = certainty,
            Row = new FormRow
            {
                Code = line.Code,
                Label = line.Label,
                Help = line.Help,
                Item = section.Item,
                Kind = line.Kind,
                Choices = [.. choices.Select(choice => new FormChoice(choice.Code, choice.Label))],
                Unit = line.Unit,
                MaxLength = line.MaxLength ?? 200,
                Folds = line.Folds,
                Mark = certainty.Mark,
            },
        };
    }
}

/// <summary>The data file as it is written.</summary>
internal sealed record FormEditionFile(
    string Version, DateOnly InForceFrom, string Source, string Certainty, Words Purpose, IReadOnlyList<Words> Notes,
    IReadOnlyDictionary<string, ChoiceLine[]> Choices, IReadOnlyList<SectionLine> Sections,
    IReadOnlyList<FieldLine> Fields, IReadOnlyList<FormLine> Forms);

/// <summary>An entry of a list to choose from.</summary>
internal sealed record ChoiceLine(string Code, Words Label, bool Exclusive = false);

/// <summary>A section.</summary>
internal sealed record SectionLine(string Code, int? Item, Words Title);

/// <summary>A field.</summary>
internal sealed record FieldLine(
    string Code, string Section, Words Label, FieldKind Kind, string Source, string Certainty,
    Words? Help = null, int? MaxLength = null, FormStage[]? Required = null, string? Choices = null, string? FilledBy = null,
    bool Folds = false, string? Check = null, string? Inherits = null, Words? Unit = null, string[]? Forms = null);

/// <summary>A form.</summary>
internal sealed record FormLine(string Code, string Number, Words Title, IReadOnlyList<Words> Notes, string Source, string Certainty);
