using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Feeding;
using Noroshi.CriticalComputers.Importing;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Listing;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Formats.Calendars;
using Noroshi.Formats.Inventories;
using Noroshi.Formats.Tables;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Exporting;

/// <summary>An operator's register as a file that can be brought in again, and its last days as a calendar.</summary>
internal static class RegisterExport
{
    private static readonly string[] Forms = ["csv", "xlsx", "cdx.json", "netbox.json", "nmap.xml"];

    // As they are called where a list is brought: what goes out is known again when it comes back.
    private static readonly Words[] Headings = [.. InventoryColumns.Fields.Select(ImportWords.Field), new("状態", "State"), new("届出の期限", "Last day")];

    /// <remarks>For those who may read the register, their own organisation's or a principal's; the export is on record.</remarks>
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var form in Forms)
        {
            routes.MapGet($"/computers/export.{form}", (HttpContext context, StoreDb db, WhoseRegister whose, IRecordOfActs acts, TimeProvider clock, CancellationToken cancellation) => ExportAsync(form, context, db, whose, acts, clock, cancellation))
                .RequireAuthorization(nameof(Permission.ReadOwnRegister)).ExcludeFromDescription().WithDisplayName($"GET /computers/export.{form}");
        }

        routes.MapGet("/computers/deadlines.ics", CalendarAsync)
            .RequireAuthorization(nameof(Permission.ReadOwnRegister)).ExcludeFromDescription().WithDisplayName("GET /computers/deadlines.ics");
    }

    private static async Task<IResult> ExportAsync(string form, HttpContext context, StoreDb db, WhoseRegister whose, IRecordOfActs acts, TimeProvider clock, CancellationToken cancellation)
    {
        var own = whose.Operator;
        if (own == default)
        {
            return TypedResults.NotFound();
        }

        acts.Write(new Act("critical-computers.exported", "Act, Art. 8(1)", $"register:{own}") { OnBehalfOf = whose.OnBehalfOf, Content = new() { ["as"] = form } });
        await db.SaveChangesAsync(cancellation);
        var facilities = await db.Set<Facility>().AsNoTracking().Where(f => f.Operator == own).ToDictionaryAsync(f => f.Id, f => f.Name, cancellation);
        var filter = RegisterFilter.Read(context.Request.Query);
        var computers = RegisterList.Narrow(db.Set<Computer>().AsNoTracking().Where(c => c.Operator == own), filter).OrderBy(c => c.Id).AsAsyncEnumerable();
        var name = $"computers-{LegalCalendar.LegalDay(clock.GetUtcNow()).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";
        return form switch
        {
            "csv" => Results.Stream(output => CsvTable.WriteAsync(Columns(), RowsAsync(computers, facilities, cancellation), new CsvStyle(), output, cancellation), CsvTable.MediaType, $"{name}.csv"),
            "xlsx" => Results.Stream(output => XlsxTable.WriteAsync("台帳", Columns(), RowsAsync(computers, facilities, cancellation), output, cancellation), XlsxTable.MediaType, $"{name}.xlsx"),
            "netbox.json" => Results.Stream(output => NetBoxList.WriteAsync(AsInventory(computers, facilities, cancellation), output, cancellation), NetBoxList.MediaType, $"{name}.netbox.json"),
            "nmap.xml" => Results.Stream(output => NmapXml.WriteAsync(AsInventory(computers, facilities, cancellation), clock.GetUtcNow(), output, cancellation), NmapXml.MediaType, $"{name}.nmap.xml"),
            _ => Results.Stream(output => CycloneDxAsync(computers, output, cancellation), "application/vnd.cyclonedx+json; version=1.6", $"{name}.cdx.json"),
        };
    }

    private static async Task<IResult> CalendarAsync(StoreDb db, WhoseRegister whose, TimeProvider clock, CancellationToken cancellation)
    {
        var file = await LastDaysCalendar.OfAsync(db.Set<Computer>(), db.Set<OutlineChange>(), whose.Operator, clock.GetUtcNow(), cancellation);
        return Results.File(file, CalendarFile.MediaType, "noroshi-deadlines.ics");
    }

    private static TableColumn[] Columns() => [.. Headings.Select(h => new TableColumn(h.Here))];

    private static async IAsyncEnumerable<IReadOnlyList<TableCell>> RowsAsync(
        IAsyncEnumerable<Computer> computers, IReadOnlyDictionary<FacilityId, string> facilities, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var c in computers.WithCancellation(cancellation))
        {
            yield return
            [
                c.Label, c.Product, c.Maker, c.Unit is ComputerUnit.Unknown ? null : c.Unit.Words().Here, facilities[c.Facility],
                !c.ClassesKnown ? null : c.Classes.IsSpecified ? c.Classes.ToString() : new Words("なし", "none").Here,
                c.IntroducedOn, c.RemovedOn, c.Dedicated is DedicatedUse.NotAsked ? null : c.Dedicated.Code(), c.Impact, YesOrNo.Said(c.Exposed), YesOrNo.Said(c.Isolated), YesOrNo.Said(c.Ismap), c.Dependency, c.Note, c.State.Words().Here, c.DueOn,
            ];
        }
    }

    // What the forms of other tools have a place for. A note of several lines stays here: a role is one line.
    private static async IAsyncEnumerable<InventoryRow> AsInventory(
        IAsyncEnumerable<Computer> computers, IReadOnlyDictionary<FacilityId, string> facilities, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var c in computers.WithCancellation(cancellation))
        {
            yield return new InventoryRow(0)
            {
                Label = c.Label,
                Product = c.Product,
                Maker = c.Maker,
                Kind = c.Unit.Code(),
                Facility = facilities[c.Facility],
                Removed = c.RemovedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Note = c.Note is { } note && note.AsSpan().IndexOfAny('\r', '\n') < 0 ? note : null,
            };
        }
    }

    private static async Task CycloneDxAsync(IAsyncEnumerable<Computer> computers, Stream output, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        json.WriteString("bomFormat", "CycloneDX");
        json.WriteString("specVersion", "1.6");
        json.WriteNumber("version", 1);
        json.WriteStartArray("components");
        var services = new List<Computer>();
        await foreach (var c in computers.WithCancellation(cancellation))
        {
            if (c.Unit is ComputerUnit.CloudService)
            {
                services.Add(c);
                continue;
            }

            json.WriteStartObject();
            json.WriteString("type", c.Unit switch
            {
                ComputerUnit.OperatingSystem => "operating-system",
                ComputerUnit.Middleware => "platform",
                ComputerUnit.Application => "application",
                _ => "device",
            });
            json.WriteString("bom-ref", c.Label);
            json.WriteString("name", c.Product);
            json.WriteStartObject("manufacturer");
            json.WriteString("name", c.Maker);
            json.WriteEndObject();
            json.WriteEndObject();
            if (json.BytesPending > 32 * 1024)
            {
                await json.FlushAsync(cancellation);
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("services");
        foreach (var c in services)
        {
            json.WriteStartObject();
            json.WriteString("bom-ref", c.Label);
            json.WriteStartObject("provider");
            json.WriteString("name", c.Maker);
            json.WriteEndObject();
            json.WriteString("name", c.Product);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
