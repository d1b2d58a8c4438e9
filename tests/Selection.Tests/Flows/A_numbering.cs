using CsCheck;
using Noroshi.Selection.Flows;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Flows;

public sealed class A_numbering
{
    private const uint Farthest = 1 << 24;
    private readonly Sequence sequence = new(Farthest);
    private long lost;
    private int restarts;

    [Fact]
    public void without_a_gap_shows_no_loss()
    {
        Take(1_000, 30);
        Take(1_030, 0);
        Take(1_030, 25);

        Assert.Equal((0, 0), (lost, restarts));
    }

    [Fact]
    public void with_a_gap_shows_what_is_missing()
    {
        Take(0, 30);
        Take(90, 30);

        Assert.Equal(60, lost);
    }

    [Fact]
    public void goes_round()
    {
        Take(uint.MaxValue - 9, 20);
        Take(10, 5);
        Take(20, 5);

        Assert.Equal(5, lost);
    }

    [Fact]
    public void in_another_order_shows_no_loss_in_the_end()
    {
        foreach (var number in (uint[])[0, 60, 30, 90, 180, 150, 120, 210])
        {
            Take(number, 30);
        }

        Assert.Equal((0, 0), (lost, restarts));
    }

    [Fact]
    public void of_a_message_that_comes_twice_shows_nothing()
    {
        foreach (var number in (uint[])[0, 30, 30, 60, 120, 90, 90, 150])
        {
            Take(number, 30);
        }

        Assert.Equal((0, 0), (lost, restarts));
    }

    [Theory]
    [InlineData(1_000_000, 0)]
    [InlineData(500, 0)]
    [InlineData(3_000_000_000, 0)]
    [InlineData(1_000, 2_000_000_000)]
    public void that_begins_anew_shows_no_loss_but_what_comes_after(uint before, uint anew)
    {
        Take(before, 30);
        foreach (var number in (uint[])[0, 30, 60, 120])
        {
            Take(anew + number, 30);
        }

        Assert.Equal((30, 1), (lost, restarts));
    }

    [Fact]
    public void that_begins_anew_does_not_make_good_what_was_lost_before()
    {
        Take(0, 30);
        Take(1_000, 30);
        foreach (var number in (uint[])[0, 30, 60, 90])
        {
            Take(number, 30);
        }

        Assert.Equal((970, 1), (lost, restarts));
    }

    [Fact]
    public void with_one_number_far_away_goes_on_where_it_was()
    {
        Take(0, 30);
        Take(2_000_000_000, 30);
        Take(60, 30);

        Assert.Equal((30, 0), (lost, restarts));
    }

    [Fact]
    public void behind_what_could_not_be_counted_shows_no_loss()
    {
        Take(0, 30, sure: false);
        Take(100, 30);
        Take(140, 30);

        Assert.Equal(10, lost);
    }

    [Fact]
    public void shows_exactly_what_is_missing_however_messages_are_delayed() => Gen.Select(Gen.Int[1, 40].Array[2, 60], Gen.Int[0, 9].Array[60], Gen.UInt).Sample((counts, fates, first) =>
    {
        var (numbering, number, missing, loss) = (new Sequence(Farthest), first, 0L, 0L);
        var held = new List<(uint Number, uint Count)>();
        for (var i = 0; i < counts.Length; i++)
        {
            var message = (number, (uint)counts[i]);
            number += (uint)counts[i];
            // The first and the last come in their place, so that what is missing has an end; of the others one in ten is lost, and two in ten come later.
            switch (i == 0 || i == counts.Length - 1 ? 9 : fates[i])
            {
                case 0:
                    missing += counts[i];
                    break;
                case 1 or 2:
                    held.Add(message);
                    break;
                default:
                    loss += numbering.Take(message.number, message.Item2, true, out _);
                    break;
            }

            if (held.Count == 3)
            {
                loss += Late(numbering, held);
            }
        }

        return loss + Late(numbering, held) == missing;
    }, iter: 5_000, threads: 1);

    [Fact]
    public void never_loses_less_than_nothing_nor_much_at_once() => Gen.Select(Gen.OneOf(Gen.UInt, Gen.UInt[0, 200]), Gen.UInt[0, 60], Gen.Bool).Array[1, 60].Sample(messages =>
    {
        var (numbering, loss) = (new Sequence(Farthest), 0L);
        foreach (var (number, counted, sure) in messages)
        {
            var more = numbering.Take(number, counted, sure, out _);
            loss += more;
            Assert.True(more <= Farthest && loss >= 0);
        }
    }, iter: 5_000, threads: 1);

    [Fact]
    public void counts_what_its_version_counts()
    {
        using var world = new World(Directions.Direction.Inbound);
        using var flows = new FlowReading(world.Rules);
        var (record, template) = (Messages.V5Record([10, 1, 1, 1], [128, 0, 0, 1]), Messages.Set(0, Messages.Template(256, (8, 4), (12, 4))));
        flows.Read(Messages.V5(0, record, record), Messages.V5(2, record), Messages.V5(10, record));
        Assert.Equal((7, 0), (flows.Counts.Lost, flows.Counts.LostMessages));

        flows.Read(Messages.V9(0, template), Messages.V9(1, Messages.Set(256, new byte[8 * 30])), Messages.V9(5, template));
        Assert.Equal((7, 3, 10), (flows.Counts.Lost, flows.Counts.LostMessages, flows.Counts.Dropped));
    }

    private static long Late(Sequence numbering, List<(uint Number, uint Count)> held)
    {
        var loss = held.Sum(m => numbering.Take(m.Number, m.Count, true, out _));
        held.Clear();
        return loss;
    }

    private void Take(uint number, uint counted, bool sure = true)
    {
        lost += sequence.Take(number, counted, sure, out var anew);
        restarts += anew ? 1 : 0;
    }
}
