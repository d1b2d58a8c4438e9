using System.Text.Json.Nodes;
using Noroshi.Selection.Criteria;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Manifests;
using Noroshi.Selection.Running;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Running;

public sealed class A_capture_with_its_truth : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("noroshi-selection-").FullName;

    [Theory]
    [InlineData("imix", 1)]
    [InlineData("internet", 2)]
    [InlineData("small", 3)]
    public void is_counted_as_the_truth_says(string mix, int seed)
    {
        Assert.SkipUnless(GeneratedCapture.Generator is not null, "../shared/tools/make_pcap.py does not lie beside the checkout: no count was held against a generator's truth.");
        GeneratedCapture.Make(folder, mix, seed, gigabytes: 0.002);
        var truth = JsonNode.Parse(File.ReadAllText(In("truth.json")))!;
        var criteria = new CriteriaList();
        criteria.ReadLines(In("indicators.tsv"), 2, new(2027, 1, 1));
        criteria.ReadSignatures(In("signatures.txt"));
        using var rules = new Rules(PrefixList.Read(In("prefixes.csv"), "XA"), criteria, [Direction.Inbound, Direction.Outbound], lookInside: true);
        var kept = new KeptInMemory();
        using var run = new CaptureRun(rules, kept, 2);

        Assert.True(run.Read(In("capture.pcap"), false, null, CancellationToken.None, out _));
        Assert.True(JsonNode.DeepEquals(truth["packets_by_class"], Counts.Of(run.Tally, [])["packets"]), $"{Counts.Of(run.Tally, [])["packets"]} and not {truth["packets_by_class"]}");
        Assert.Equal(truth["expect_selected_both_directions"]!.AsObject().Sum(k => (int)k.Value!), kept.Records.Count(r => !r.Joined));
        Assert.NotEmpty(kept.Records);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string In(string name) => Path.Combine(folder, name);
}
