using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Oversight.Store;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Oversight.Tests.Erasing;

public class Erasing_content(Houses houses) : IClassFixture<Houses>
{
    private const string Page = "/oversight/erasure";

    [Theory, RolesOtherThan("system-administrator")]
    public async Task is_refused_to(Database on, string role)
    {
        var house = await houses.OnAsync(on);
        using var visitor = await house.SignInAsAsync(role);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(Page)).Status);
    }

    [Theory]
    [BothDatabases("UPDATE act_contents SET canonical = NULL, salt = NULL WHERE id = '{0}'")]
    [BothDatabases("UPDATE act_contents SET canonical = NULL WHERE id = '{0}'")]
    [BothDatabases("UPDATE act_contents SET canonical = 'another' WHERE id = '{0}'")]
    [BothDatabases("UPDATE act_contents SET basis = 'another' WHERE id = '{0}'")]
    [BothDatabases("DELETE FROM act_contents WHERE id = '{0}'")]
    public async Task is_refused_by_the_database_to_whoever_goes_round_the_act_of_erasure(Database on, string sql)
    {
        var house = await houses.OnAsync(on);
        var act = await AnActAsync(house);

        var refusal = await Assert.ThrowsAnyAsync<DbException>(() => house.SqlAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, Key(on, act))));

        Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(await house.RecordAsync(), a => a.Id == act).Content);
    }

    [Theory]
    [BothDatabases("canonical = 'another', salt = NULL")]
    [BothDatabases("canonical = NULL, salt = NULL, basis = 'another'")]
    [BothDatabases("canonical = NULL, salt = NULL, refused = NOT refused")]
    public async Task by_an_act_of_erasure_lets_the_content_go_and_nothing_else(Database on, string set)
    {
        var house = await houses.OnAsync(on);
        var act = await AnActAsync(house);
        await house.InsideAsync(services =>
        {
            services.GetRequiredService<IRecordOfActs>().Write(new Act("oversight.content-erased", "試験法第1条", $"act:{act:D}"));
            return Task.CompletedTask;
        });

        await Assert.ThrowsAnyAsync<DbException>(() => house.SqlAsync($"UPDATE act_contents SET {set} WHERE id = '{Key(on, act)}'"));
    }

    [Theory, BothDatabases]
    public async Task needs_a_known_act_a_ground_a_reason_and_a_confirmation(Database on)
    {
        var house = await houses.OnAsync(on);
        using var administrator = await house.SignInAsAsync("system-administrator");

        var page = await administrator.FillInAsync(Page, new { Act = Guid.Empty, Ground = "", Reason = "" });

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("この番号の記録はありません", page.Words, StringComparison.Ordinal);
        Assert.Contains("根拠となる法令と条を", page.Words, StringComparison.Ordinal);
        Assert.Contains("元に戻せないことを確認してください", page.Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task clears_content_and_salt_keeps_the_commitment_and_says_who_on_which_ground_and_why(Database on)
    {
        var house = await houses.OnAsync(on);
        var act = await AnActAsync(house);
        var before = await CommitmentAsync(house, act);
        using var administrator = await house.SignInAsAsync("system-administrator");

        var page = await administrator.FillInAsync(Page, new { Act = act, Ground = "個人情報の保護に関する法律第98条", Reason = "本人の請求による。", Understood = true });

        Assert.Equal(HttpStatusCode.Found, page.Status);
        Assert.Null(Assert.Single(await house.RecordAsync(), a => a.Id == act).Content);
        Assert.Equal(before, await CommitmentAsync(house, act));
        var erasure = Assert.Single(await house.RecordAsync("oversight.content-erased"), a => a.Object == $"act:{act:D}");
        Assert.Equal((administrator.Person, "個人情報の保護に関する法律第98条", "本人の請求による。"), (erasure.Person, erasure.Basis, erasure.Content!["reason"]!.GetValue<string>()));
    }

    [Theory, BothDatabases]
    public async Task a_second_time_or_of_the_erasure_itself_is_refused(Database on)
    {
        var house = await houses.OnAsync(on);
        var act = await AnActAsync(house);
        using var administrator = await house.SignInAsAsync("system-administrator");
        await administrator.FillInAsync(Page, new { Act = act, Ground = "試験法第1条", Reason = "理由", Understood = true });
        var erasure = Assert.Single(await house.RecordAsync("oversight.content-erased"), a => a.Object == $"act:{act:D}").Id;

        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.FillInAsync(Page, new { Act = act, Ground = "試験法第1条", Reason = "理由", Understood = true })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.FillInAsync(Page, new { Act = erasure, Ground = "試験法第1条", Reason = "理由", Understood = true })).Status);
        Assert.NotNull(Assert.Single(await house.RecordAsync("oversight.content-erased"), a => a.Id == erasure).Content);
    }

    internal static async Task<Guid> AnActAsync(House house)
    {
        var organisation = await house.AnOrganisationAsync(OrganisationKind.Operator);
        return Assert.Single(await house.RecordAsync("parties.organisation-entered"), a => a.Object == $"organisation:{organisation}").Id;
    }

    internal static string Key(Database on, Guid act) => on is Database.Sqlite ? act.ToString("D").ToUpperInvariant() : act.ToString("D");

    private static Task<byte[]> CommitmentAsync(House house, Guid act) => house.InsideAsync(Actor.System, services =>
        services.GetRequiredService<StoreDb>().Set<RecordedAct>().Where(a => a.Id == act).Select(a => a.Commitment).SingleAsync());
}
