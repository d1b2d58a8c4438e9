using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Noroshi.Formats.Inventories;

/// <summary>
/// Writes things as a list of devices in the form of NetBox's API (<c>{count, next, previous, results}</c>), with the members that
/// <see cref="InventoryReader"/> reads. It carries label, product, maker, facility (site) and note (role), and nothing else.
/// </summary>
public static class NetBoxList
{
    /// <summary>The media type of what is written.</summary>
    public const string MediaType = "application/json";

    // Read by programs and people, never put into a page: Japanese stays as it is written.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the list while it is read.</summary>
    public static async Task WriteAsync(IAsyncEnumerable<InventoryRow> rows, Stream output, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteNull("next");
        json.WriteNull("previous");
        json.WriteStartArray("results");
        var count = 0;
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            Write(json, ++count, row);
            if (json.BytesPending > 32 * 1024)
            {
                await json.FlushAsync(cancellation);
            }
        }

        json.WriteEndArray();

        // How many there are is known only now; the order of members says nothing in JSON.
        json.WriteNumber("count", count);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, int id, InventoryRow row)
    {
        json.WriteStartObject();
        json.WriteNumber("id", id);
        json.WriteString("display", row.Label ?? id.ToString(CultureInfo.InvariantCulture));
        json.WriteString("name", row.Label);
        json.WriteStartObject("device_type");
        json.WriteStartObject("manufacturer");
        Named(json, "name", row.Maker);
        json.WriteEndObject();
        Named(json, "model", row.Product);
        json.WriteEndObject();
        Nested(json, "role", row.Note);
        Nested(json, "site", row.Facility);
        json.WriteStartObject("status");
        json.WriteString("value", row.Removed is null ? "active" : "decommissioning");
        json.WriteString("label", row.Removed is null ? "Active" : "Decommissioning");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Nested(Utf8JsonWriter json, string member, string? name)
    {
        if (name is null)
        {
            json.WriteNull(member);
            return;
        }

        json.WriteStartObject(member);
        Named(json, "name", name);
        json.WriteEndObject();
    }

    private static void Named(Utf8JsonWriter json, string member, string? name)
    {
        json.WriteString("display", name ?? "");
        json.WriteString(member, name ?? "");
    }
}
