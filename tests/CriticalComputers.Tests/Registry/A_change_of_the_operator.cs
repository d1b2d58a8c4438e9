using System.Net;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Notifying;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Registry;

/// <summary>What was notified of the operator itself changes: a new name alone owes nothing, anything else is notified (Act art 4(3), Order art 3(4)).</summary>
public class A_change_of_the_operator(Houses houses) : IClassFixture<Houses>
{
    private static readonly OperatorOutline Outline = new("東都電力", "1234567890123", "東京都", "社長 甲", "03-0000-0000");

    public static TheoryData<string, bool> Changes => new() { { "name", false }, { "address", true }, { "representative", true }, { "contact", true } };

    [Theory, MemberData(nameof(Changes))]
    public void owes_a_notification_unless_it_is_the_name_alone(string what, bool owes)
    {
        var now = what switch
        {
            "name" => Outline with { Name = "東都パワー" },
            "address" => Outline with { Name = "東都パワー", Address = "神奈川県" },
            "representative" => Outline with { Representative = "社長 乙" },
            _ => Outline with { Contact = null },
        };

        Assert.Equal(owes, OnlyANewNameIsSlight.Owes(Outline, now, new(2026, 11, 24)));
    }

    [Theory, BothDatabases]
    public async Task is_owed_told_once_and_gone_when_it_is_taken_back(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var administrator = await house.SignInAsAsync("organisation-administrator", world.Operator);
        await DescribeAsync("大阪市北区1-1");
        Assert.Contains("いま届け出るものはありません", (await world.Reporter.GetAsync("/computers/notify")).Words);

        await world.AComputerAsync(await world.AFacilityAsync(), "fw-01");
        await world.FileAsync();
        await DescribeAsync("大阪市北区2-2");
        var owed = await world.Reporter.GetAsync("/computers/notify");
        Assert.Contains("①事業者の概要の変更", owed.Words);
        Assert.Contains("変更前：大阪市北区1-1", owed.Words);
        Assert.Contains("2027年3月24日", owed.Words);
        Assert.Contains("事業者の概要の変更を届け出てください", (await world.Reporter.GetAsync("/computers")).Words);
        Assert.Contains("DTSTART;VALUE=DATE:20270324\r\n", (await world.Reporter.GetAsync("/computers/deadlines.ics")).Text, StringComparison.Ordinal);

        await DescribeAsync("大阪市北区1-1");
        Assert.Contains("いま届け出るものはありません", (await world.Reporter.GetAsync("/computers/notify")).Words);

        await DescribeAsync("大阪市北区3-3");
        var number = await world.FileAsync();
        Assert.Contains("変更前：大阪市北区1-1", (await world.Reporter.GetAsync($"/computers/notifications/{number}")).Words);
        Assert.Equal(HttpStatusCode.OK, (await world.Reporter.GetAsync($"/computers/notifications/{number}/form.xlsx")).Status);
        Assert.Contains("変更前：大阪市北区1-1", (await (await house.SignInAsAsync("desk-officer", world.Ministry)).GetAsync($"/desk/notifications/{number}")).Words);
        Assert.Contains("いま届け出るものはありません", (await world.Reporter.GetAsync("/computers/notify")).Words);

        async Task DescribeAsync(string address)
        {
            await administrator.FillInAsync("/organisation/profile", new { Address = address });
            await house.DrainOutboxAsync();
        }
    }
}
