using CsCheck;
using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Xunit;
using static Noroshi.Kernel.Permission;

namespace Noroshi.Confidentiality.Tests;

/// <summary>Who may state which purpose for reading a report (ADR 0017).</summary>
public class A_purpose_of_reading
{
    private static readonly Permission[] Desk = [ReadReports, HandleCases, AskAndGuide];
    private static readonly Permission[] Cabinet = [ReadReports, HandleCases, SeeBurden];

    [Fact]
    public void is_refused_to_everybody_who_may_not_read() =>
        Assert.Empty(Purposes.For(new HashSet<Permission> { HandleCases, AskAndGuide, Order, StateOpinion, SeeBurden, InspectRecord, Administer, EraseContent, ManagePeople, GrantMandates }));

    [Fact]
    public void is_refused_with_the_article()
    {
        var refused = Assert.IsType<Ruling.Refused>(Purposes.Ask(Purpose.Analysis, Desk.ToHashSet()));

        Assert.Equal("Act, Art. 8(1)", refused.Article);
        Assert.NotEmpty(refused.Reason.Ja);
    }

    [Fact]
    public void of_a_ministry_is_to_handle_and_to_supervise_and_not_to_analyse() =>
        Assert.Equal([Purpose.HandlingIncident, Purpose.Supervision], Purposes.For(Desk.ToHashSet()));

    [Fact]
    public void of_the_Cabinet_Office_is_to_handle_and_to_analyse_and_not_to_supervise() =>
        Assert.Equal([Purpose.HandlingIncident, Purpose.Analysis, Purpose.Statistics], Purposes.For(Cabinet.ToHashSet()));

    [Fact]
    public void of_the_Cabinet_Office_s_supervisor_is_also_the_opinion_of_article_7() =>
        Assert.Contains(Purpose.Supervision, Purposes.For(Cabinet.Append(StateOpinion).ToHashSet()));

    [Fact]
    public void of_a_reporter_is_its_own_record_only() =>
        Assert.Equal([Purpose.OwnRecord], Purposes.For(new HashSet<Permission> { FileReports, ReadOwnReports }));

    [Fact]
    public void is_granted_by_permissions_and_never_taken_away_by_one() => Gen.Select(
        Gen.Bool.Array[Enum.GetValues<Permission>().Length], Gen.Int[0, Enum.GetValues<Permission>().Length - 1]).Sample((held, more) =>
    {
        var may = Enum.GetValues<Permission>().Where((_, i) => held[i]).ToHashSet();
        var wider = may.Append((Permission)more).ToHashSet();
        return !Purposes.For(may).Except(Purposes.For(wider)).Any() && Purposes.All.All(p => Purposes.For(may).Contains(p) == Purposes.Ask(p, may) is Ruling.Allowed);
    });

    [Fact]
    public void has_a_code_and_words() => Assert.All(Purposes.All, purpose =>
    {
        Assert.True(Purposes.TryParse(purpose.Code(), out var back));
        Assert.Equal(purpose, back);
        Assert.All([purpose.Words().Ja, purpose.Words().En, purpose.Article()], Assert.NotEmpty);
    });

    [Fact]
    public void has_no_code_that_is_not_in_use() => Assert.False(Purposes.TryParse("investigation", out _));
}
