using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using Noroshi.Selection.Criteria;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Law;
using Noroshi.Selection.Manifests;
using Noroshi.Selection.Running;

namespace Noroshi.Selection.Commands;

/// <summary>What a manifest says of tables: which files, with their digests, and how much they held.</summary>
internal sealed record Tables(JsonObject Prefixes, JsonObject Criteria)
{
    /// <summary>Reads prefixes and criteria and makes rules of them.</summary>
    /// <param name="plan">Which files.</param>
    /// <param name="basis">Whether tunnels may be opened.</param>
    /// <param name="today">What ends before this day is no criterion any more.</param>
    /// <param name="tables">What was read.</param>
    /// <exception cref="UnusableTableException">A table cannot be used, or no criterion is in force.</exception>
    public static Rules Load(Plan plan, Basis basis, DateOnly today, out Tables tables)
    {
        var files = (string[])[plan.Prefixes, .. plan.Indicators, .. plan.Signatures];
        var before = Stamps(files);
        // Digested while they are read, so that this costs no time of its own.
        var (prefixes, lists) = ((JsonObject?)null, (JsonArray?)null);
        CriteriaList? read = null;
        PrefixList? places = null;
        try
        {
            Parallel.Invoke(
                () => places = PrefixList.Read(plan.Prefixes, plan.Home),
                () => (prefixes, lists) = (Digested(plan.Prefixes), [.. plan.Indicators.Concat(plan.Signatures).Select(p => (JsonNode)Digested(p))]),
                () => read = CriteriaOf(plan, today));
        }
        catch (AggregateException several)
        {
            // Each says by itself what is to be mended.
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        var criteria = read!;
        tables = new(prefixes!, new()
        {
            ["lists"] = lists,
            ["count"] = criteria.Count,
            ["expired"] = criteria.Expired,
            ["refused"] = criteria.RefusedCount,
        });
        return Stamps(files).SequenceEqual(before)
            ? new Rules(places!, criteria, plan.Routes, basis.LookInside)
            : throw new UnusableTableException("A table changed while it was read. Put a new file in the place of the old one at once (mv), and try again.");
    }

    private static CriteriaList CriteriaOf(Plan plan, DateOnly today)
    {
        var criteria = new CriteriaList();
        foreach (var path in plan.Indicators)
        {
            criteria.Read(path, plan.Threads, today);
        }

        foreach (var path in plan.Signatures)
        {
            criteria.ReadSignatures(path);
        }

        foreach (var refused in criteria.Refused.Take(10))
        {
            Console.Error.WriteLine($"Not a criterion: {refused}");
        }

        if (criteria.RefusedCount > 10)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Not criteria: {criteria.RefusedCount:N0} in all"));
        }

        return criteria.Count > 0 ? criteria : throw new UnusableTableException("No list holds a criterion that is in force: nothing could be kept.");
    }

    private static (DateTime, long)[] Stamps(string[] files) => [.. files.Select(f => new FileInfo(f)).Select(f => (f.LastWriteTimeUtc, f.Exists ? f.Length : 0))];

    private static JsonObject Digested(string path) => new() { ["file"] = Path.GetFileName(path), ["digest"] = FileDigest.Of(path) };
}
