using Noroshi.Kernel;
using Noroshi.Web.Fields;

namespace Noroshi.Web.Tests.Fields;

public class A_moment_as_typed
{
    private static readonly Words What = new("認知した日時", "Learned at");

    [Theory]
    [InlineData("2026-02-30", "10:00", "date-unreadable")]
    [InlineData("26-10-01", "10:00", "date-unreadable")]
    [InlineData("9999-12-31", "10:00", "date-unreadable")]
    [InlineData("0001-01-01", "10:00", "date-unreadable")]
    [InlineData("2026-10-01", "25:00", "time-unreadable")]
    [InlineData("2026-10-01", "", "time-unreadable")]
    [InlineData("", "10:00", "date-unreadable")]
    [InlineData("<script>", "10:00", "date-unreadable")]
    public void that_is_none_is_refused_with_the_way_to_mend_it(string date, string time, string code)
    {
        var typed = new TokyoInput { Date = date, Time = time };

        Assert.Null(typed.Moment);
        Assert.Equal(code, Assert.Single(typed.Check("LearnedAt", What, required: true)).Code);
    }

    [Fact]
    public void may_be_left_empty_only_where_it_is_not_required()
    {
        Assert.Empty(new TokyoInput().Check("LearnedAt", What, required: false));
        Assert.Equal("required", Assert.Single(new TokyoInput().Check("LearnedAt", What, required: true)).Code);
    }

    [Theory]
    [InlineData("2026-10-01", "00:00")]
    [InlineData("２０２６／１０／１", "０：００")]
    [InlineData("2026年10月1日", "0時0分")]
    [InlineData("20261001", "0000")]
    public void is_read_in_tokyo_time_however_it_is_written(string date, string time)
    {
        var typed = new TokyoInput { Date = date, Time = time };

        Assert.Empty(typed.Check("LearnedAt", What, required: true));
        Assert.Equal(new DateTimeOffset(2026, 9, 30, 15, 0, 0, TimeSpan.Zero), typed.Moment);
    }

    [Fact]
    public void comes_back_as_it_went() =>
        Assert.Equal(WebHouse.Now, TokyoInput.From(WebHouse.Now).Moment);
}
