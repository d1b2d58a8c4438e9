using System.Text;
using CsCheck;
using Noroshi.CriticalComputers.Drawing;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Law.Classes.Networks;
using Noroshi.CriticalComputers.Store;
using Noroshi.CriticalComputers.Tests.Law.Classes;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Drawing;

/// <summary>What the page makes of what is stored, and what is read from what is brought.</summary>
public class What_is_drawn
{
    [Fact]
    public void has_the_classes_that_the_law_gives_it() => Slowly.Networks.Sample(network =>
    {
        var (drawn, index) = Stored(network);
        var known = network.Classified;
        return known.Classes.Select((c, i) => drawn.AnswerOf(index(i)) is { IsSettled: true } answer && answer.Certain == c && SelfCheck.Answer(drawn.Facts[index(i)], Slowly.Finder).Certain == c).All(same => same);
    });

    [Fact]
    public void proves_every_fact_of_a_place() => Slowly.Networks.Sample(network =>
    {
        var (drawn, _) = Stored(network);
        var proof = new PlaceProof(drawn);
        return Enumerable.Range(0, drawn.Nodes.Count).All(i => ClassFacts.All.Except(OwnFacts.All).All(fact =>
            proof.Of(i, fact) is { Ja.Length: > 3 } || drawn.Own[i][ClassFact.PartOfFacility] is true || (fact is ClassFact.SendsUnrouted && drawn.Own[i][ClassFact.Affects] is false) || (fact is ClassFact.OnlyThroughFilter && drawn.Own[i][ClassFact.Buffers] is false)));
    });

    [Fact]
    public void stands_within_the_frame_and_on_no_other() => Slowly.Networks.Sample(network =>
    {
        var layout = NetworkLayout.Of(Stored(network).Drawn);
        return layout.Places.All(p => p.X >= 0 && p.Y >= 0 && p.X + NetworkLayout.BoxWidth <= layout.Width && p.Y + NetworkLayout.BoxHeight <= layout.Height)
            && layout.Places.All(p => layout.Places.Count(o => Math.Abs(o.X - p.X) < NetworkLayout.BoxWidth && Math.Abs(o.Y - p.Y) < NetworkLayout.BoxHeight) == 1);
    });

    [Fact]
    public void is_read_from_whatever_is_brought_without_falling_over() => Gen.OneOf(Gen.Byte.Array[0, 200], Mutated("{\"nodes\":[{\"name\":\"A\",\"kind\":\"computer\",\"facts\":{\"routes\":null}}],\"lines\":[{\"from\":\"A\",\"to\":\"B\",\"public\":true,\"flow\":\"both\"}],\"holds\":[]}"), Mutated("名前,経路制御\n\"A\",はい\nB,\n")).Sample(
        bytes =>
        {
            foreach (var read in new Action<Stream, NetworkBrought>[] { ReadNetworkJson.Read, ReadNetworkTables.Nodes, ReadNetworkTables.Lines })
            {
                var brought = new NetworkBrought();
                read(new MemoryStream(bytes), brought);
                brought.Check();
                Assert.True(brought.Problems.Count <= NetworkBrought.MostProblems + 5);
                Assert.All(brought.Problems, p => Assert.True(p.Message.Ja.Length is > 5 and < 2_000));
            }
        },
        iter: 5_000);

    private static Gen<byte[]> Mutated(string seed) => Gen.Int[0, 400].Select(Gen.Byte, Gen.Int[0, 2]).Array[0, 6].Select(changes =>
    {
        var bytes = Encoding.UTF8.GetBytes(seed).ToList();
        foreach (var (at, with, how) in changes)
        {
            var place = at % bytes.Count;
            if (how == 0 && bytes.Count > 1)
            {
                bytes.RemoveAt(place);
            }
            else if (how == 1)
            {
                bytes.Insert(place, with);
            }
            else
            {
                bytes[place] = with;
            }
        }

        return bytes.ToArray();
    });

    // As the database would give it back: in an order of its own.
    private static (NetworkAsDrawn Drawn, Func<int, int> Index) Stored(Slowly.Drawn network)
    {
        var facility = new FacilityId(Guid.CreateVersion7());
        var nodes = network.Facts.Select((f, i) => NetworkNode.Enter(new NodeId(Guid.CreateVersion7()), facility, default, new NodeEntry { Name = $"n{i}", Own = new(f & FacilityNetwork.Own, ~f & FacilityNetwork.Own) })).ToArray();
        var lines = network.Lines.Select(l => new NetworkLine { Id = Guid.CreateVersion7(), Facility = facility, Operator = default, From = nodes[l.From].Id, To = nodes[l.To].Id, Public = l.Public, Flow = l.Flow });
        var holds = network.Credentials.Select(h => Held(h, HoldKind.Credentials)).Concat(network.Access.Select(h => Held(h, HoldKind.Access)));
        var drawn = new NetworkAsDrawn(nodes.Reverse<NetworkNode>(), [.. lines], [.. holds], Slowly.Finder);
        return (drawn, i => drawn.IndexOf(nodes[i].Id)!.Value);

        NetworkHold Held(Hold hold, HoldKind kind) => new() { Id = Guid.CreateVersion7(), Facility = facility, Operator = default, Holder = nodes[hold.Holder].Id, Of = nodes[hold.Of].Id, Kind = kind };
    }
}
