using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using Noroshi.Selection.Criteria;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Law;
using Noroshi.Selection.Manifests;
using Noroshi.Selection.Running;

namespace Noroshi.Selection.Commands;

/// <summary>What a manifest says of tables: which files, with their digests, and how much they held; and what outlasts them.</summary>
/// <param name="Prefixes">The table of prefixes.</param>
/// <param name="Criteria">The lists of criteria.</param>
/// <param name="Places">What the table of prefixes says.</param>
/// <param name="FirstEnd">The last day of the criterion that ends first.</param>
internal sealed record Tables(JsonObject Prefixes, JsonObject Criteria, PrefixList Places, DateOnly FirstEnd)
{
    /// <summary>Reads prefixes and criteria and makes rules of them.</summary>
    /// <param name="plan">Which files.</param>
    /// <param name="basis">Whether tunnels may be opened.</param>
    /// <param name="today">What ends before this day is no criterion any more.</param>
    /// <param name="tables">What was read.</param>
    /// <exception cref="UnusableTableException">A table cannot be used.</exception>
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
        tables = new(
            prefixes!,
            new()
            {
                ["lists"] = lists,
                ["count"] = criteria.Count,
                ["expired"] = criteria.Expired,
                ["refused"] = criteria.RefusedCount,
            },
            places!,
            criteria.FirstEnd);
        return Stamps(files).SequenceEqual(before)
            ? new Rules(places!, criteria, plan.Routes, basis.LookInside)
            : throw new UnusableTableException("A table changed while it was read. Put a new file in the place of the old one at once (mv), and try again.");
    }

    /// <summary>How many criteria are in force.</summary>
    public long Count => (long)Criteria["count"]!;

    /// <summary>The same without criteria: all is counted, and nothing kept.</summary>
    public Rules WithoutCriteria(Plan plan, Basis basis, out Tables tables)
    {
        tables = this with { Prefixes = Prefixes.DeepClone().AsObject(), Criteria = new() { ["lists"] = new JsonArray(), ["count"] = 0, ["expired"] = 0, ["refused"] = 0 }, FirstEnd = DateOnly.MaxValue };
        return new(Places, CriteriaList.None, plan.Routes, basis.LookInside);
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

        return criteria;
    }

    private static (DateTime, long)[] Stamps(string[] files) => [.. files.Select(f => new FileInfo(f)).Select(f => (f.LastWriteTimeUtc, f.Exists ? f.Length : 0))];

    private static JsonObject Digested(string path) => new() { ["file"] = Path.GetFileName(path), ["digest"] = FileDigest.Of(path) };
}
