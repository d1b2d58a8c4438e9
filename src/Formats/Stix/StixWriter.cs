using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Noroshi.Formats.Texts;

namespace Noroshi.Formats.Stix;

/// <summary>Writes a bundle: markings, author and report first, then the objects by type and identifier.</summary>
internal static class StixWriter
{
    private static readonly string[] Order = ["identity", "report", "indicator", "attack-pattern", "vulnerability", "software", "infrastructure", "course-of-action", "relationship"];

    // The document is a file of its own and never part of a page: Japanese text stays readable in it.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static StixId SoftwareId(string name, string? vendor, string? version)
    {
        var contributing = new JsonObject { ["name"] = SoundText.Of(name) };
        if (vendor is not null)
        {
            contributing["vendor"] = SoundText.Of(vendor);
        }

        if (version is not null)
        {
            contributing["version"] = SoundText.Of(version);
        }

        return StixId.OfObservable("software", contributing);
    }

    public static byte[] Write(StixBundle bundle)
    {
        StixObject[] all =
        [
            .. new StixObject[] { bundle.Author, bundle.Report }.Concat(bundle.Objects).Distinct()
                .OrderBy(o => Array.IndexOf(Order, StixRules.TypeOf(o))).ThenBy(o => o.Id.ToString(), StringComparer.Ordinal),
        ];
        StixRules.Check(bundle, all);

        var objects = Written(json => Objects(json, bundle, all));
        return Written(json =>
        {
            json.WriteStartObject();
            json.WriteString("type", "bundle");
            json.WriteString("id", new StixId("bundle", StixId.Named("bundle", Convert.ToHexStringLower(SHA256.HashData(objects))).Value).ToString());
            json.WritePropertyName("objects");
            json.WriteRawValue(objects, skipInputValidation: true);
            json.WriteEndObject();
        });
    }

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Objects(Utf8JsonWriter json, StixBundle bundle, StixObject[] all)
    {
        json.WriteStartArray();
        Marking(json, bundle.Marking);
        foreach (var it in all)
        {
            json.WriteStartObject();
            json.WriteString("type", it.Id.Type);
            json.WriteString("spec_version", "2.1");
            json.WriteString("id", it.Id.ToString());
            if (it is not StixSoftware)
            {
                // A relationship and an indicator are made, and modified, with the document that says them.
                json.WriteString("created_by_ref", bundle.Author.Id.ToString());
                Time(json, "created", bundle.Created);
                Time(json, "modified", bundle.Modified);
                json.WriteString("lang", bundle.Language);
            }

            Own(json, it);
            if (it is StixReport)
            {
                Texts(json, "object_refs", [.. all.Where(o => o is not StixReport).Select(o => o.Id.ToString())]);
            }

            Texts(json, "object_marking_refs", TlpMarkings.Id(bundle.Marking).ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Own(Utf8JsonWriter json, StixObject it)
    {
        switch (it)
        {
            case StixAuthor o:
                Text(json, "name", o.Name);
                json.WriteString("identity_class", "organization");
                break;
            case StixReport o:
                Text(json, "name", o.Name);
                Text(json, "description", o.Description);
                Texts(json, "report_types", "threat-report");
                Time(json, "published", o.Published);
                break;
            case StixIndicator o:
                Text(json, "name", o.Name);
                Text(json, "description", o.Description);
                Texts(json, "indicator_types", "malicious-activity");
                json.WriteString("pattern", StixPattern.Of(o.Observable));
                json.WriteString("pattern_type", "stix");
                json.WriteString("pattern_version", "2.1");
                Time(json, "valid_from", o.ValidFrom);
                if (o.ValidUntil is { } until)
                {
                    Time(json, "valid_until", until);
                }

                break;
            case StixTechnique o:
                Text(json, "name", o.Name);
                Text(json, "description", o.Description);
                Reference(json, "mitre-attack", o.Technique, $"https://attack.mitre.org/techniques/{o.Technique.Replace('.', '/')}");
                break;
            case StixVulnerability o:
                Text(json, "name", o.Name);
                Text(json, "description", o.Description);
                if (StixRules.IsCve(o.Name))
                {
                    Reference(json, "cve", o.Name, null);
                }

                break;
            case StixSoftware o:
                Text(json, "name", o.Name);
                Text(json, "vendor", o.Vendor);
                Text(json, "version", o.Version);
                break;
            case StixInfrastructure o:
                Text(json, "name", o.Name);
                Text(json, "description", o.Description);
                break;
            case StixAction o:
                Text(json, "name", o.Name);
                Text(json, "description", o.Description);
                break;
            case StixRelationship o:
                json.WriteString("relationship_type", o.Kind);
                json.WriteString("source_ref", o.From.ToString());
                json.WriteString("target_ref", o.To.ToString());
                break;
        }
    }

    private static void Marking(Utf8JsonWriter json, TlpMarking marking)
    {
        json.WriteStartObject();
        json.WriteString("type", "marking-definition");
        json.WriteString("spec_version", "2.1");
        json.WriteString("id", TlpMarkings.Id(marking).ToString());
        Time(json, "created", TlpMarkings.Created);
        json.WriteString("name", "TLP:" + TlpMarkings.Level(marking).ToUpperInvariant());
        json.WriteStartObject("extensions");
        json.WriteStartObject(TlpMarkings.Extension);
        json.WriteString("extension_type", "property-extension");
        json.WriteString("tlp_2_0", TlpMarkings.Level(marking));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Reference(Utf8JsonWriter json, string source, string id, string? address)
    {
        json.WriteStartArray("external_references");
        json.WriteStartObject();
        json.WriteString("source_name", source);
        json.WriteString("external_id", id);
        Text(json, "url", address);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        // The standard forbids properties without a value.
        if (!string.IsNullOrWhiteSpace(text))
        {
            json.WriteString(name, SoundText.Of(text));
        }
    }

    private static void Texts(Utf8JsonWriter json, string name, params string[] texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    // RFC 3339, always UTC, always three digits (STIX 2.1, section 3.2, created and modified).
    private static void Time(Utf8JsonWriter json, string name, DateTimeOffset at) =>
        json.WriteString(name, at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
}
