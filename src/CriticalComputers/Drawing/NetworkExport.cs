using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Formats.Tables;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>A drawn network as files that can be brought in again, and then change nothing.</summary>
internal static class NetworkExport
{
    private static readonly string[] Forms = ["nodes.csv", "lines.csv", "network.json"];

    /// <remarks>For those who may read the register of their own organisation; the export is on record. Another's facility is not there (404).</remarks>
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var form in Forms)
        {
            routes.MapGet($"/computers/facilities/{{id:guid}}/network/{form}", (Guid id, StoreDb db, ReadNetwork read, IRecordOfActs acts, CancellationToken cancellation) => ExportAsync(id, form, db, read, acts, cancellation))
                .RequireAuthorization(nameof(Permission.ReadOwnRegister)).ExcludeFromDescription().WithDisplayName($"GET /computers/facilities/{{id:guid}}/network/{form}");
        }
    }

    private static async Task<IResult> ExportAsync(Guid id, string form, StoreDb db, ReadNetwork read, IRecordOfActs acts, CancellationToken cancellation)
    {
        if (await read.FacilityAsync(id, cancellation) is not { } facility)
        {
            return ProblemResults.Absent();
        }

        acts.Write(new Act("critical-computers.network-exported", "Act, Art. 8(1)", $"facility:{facility.Id}") { Content = new() { ["as"] = form } });
        await db.SaveChangesAsync(cancellation);
        var network = await read.NetworkAsync(facility.Id, cancellation);
        var labels = await db.Set<Computer>().AsNoTracking().Where(c => c.Operator == facility.Operator && db.Set<NetworkNode>().Any(n => n.Facility == facility.Id && n.Computer == c.Id))
            .ToDictionaryAsync(c => c.Id, c => c.Label, cancellation);
        var names = network.Nodes.ToDictionary(n => n.Id, n => n.Name);
        return form switch
        {
            "nodes.csv" => Csv(NetworkColumns.OfNodes, network.Nodes.Select(n => Row(n, Label(n))), "nodes.csv", cancellation),
            "lines.csv" => Csv(NetworkColumns.OfLines, network.Lines.Select(l => Row(l, names)).Concat(network.Holds.Select(h => Row(h, names))), "lines.csv", cancellation),
            _ => Results.File(Json(), "application/json", "network.json"),
        };

        string? Label(NetworkNode node) => node.Computer is { } linked ? labels.GetValueOrDefault(linked) : null;

        byte[] Json() => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["nodes"] = new JsonArray([.. network.Nodes.Select(n => NetworkJson.Of(n.Entry, Label(n)))]),
            ["lines"] = new JsonArray([.. network.Lines.Select(l => NetworkJson.Of(l, names[l.From], names[l.To]))]),
            ["holds"] = new JsonArray([.. network.Holds.Select(h => NetworkJson.Of(h, names[h.Holder], names[h.Of]))]),
        }, Written);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    private static IResult Csv(IReadOnlyList<(string Code, Words Heading)> columns, IEnumerable<IReadOnlyList<TableCell>> rows, string name, CancellationToken cancellation) => Results.Stream(
        output => CsvTable.WriteAsync([.. columns.Select(c => new TableColumn(c.Heading.Here))], rows.ToAsyncEnumerable(), new CsvStyle(), output, cancellation), CsvTable.MediaType, name);

    private static IReadOnlyList<TableCell> Row(NetworkNode node, string? label) =>
    [
        node.Name, node.Kind is NodeKind.Unknown ? null : node.Kind.Words().Here, YesOrNo.Said(node.Appliance), node.Side is NodeSide.Unknown ? null : node.Side.Words().Here, YesOrNo.Said(node.Cloud),
        node.Dedicated is DedicatedUse.NotAsked ? null : node.Dedicated.Code(), label, .. OwnFacts.All.Select(f => (TableCell)YesOrNo.Said(node.Entry.Own[f])),
    ];

    private static IReadOnlyList<TableCell> Row(NetworkLine line, IReadOnlyDictionary<NodeId, string> names) =>
        [names[line.From], names[line.To], new Words("回線", "line").Here, YesOrNo.Said(line.Public), line.Flow.Sign()];

    private static IReadOnlyList<TableCell> Row(NetworkHold hold, IReadOnlyDictionary<NodeId, string> names) => [names[hold.Holder], names[hold.Of], hold.Kind.Words().Here, (string?)null, (string?)null];
}
