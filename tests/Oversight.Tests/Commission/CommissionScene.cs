using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Testing;

namespace Noroshi.Oversight.Tests.Commission;

/// <summary>A commission with its chair, four members, bureau and an inspector, all bound to secrecy.</summary>
internal sealed class CommissionScene(House house) : IDisposable
{
    private readonly List<Visitor> visitors = [];

    public OrganisationId Organisation { get; private set; }

    public Visitor Bureau { get; private set; } = null!;

    public Visitor Inspector { get; private set; } = null!;

    public Visitor Chair { get; private set; } = null!;

    public IReadOnlyList<Visitor> Members { get; private set; } = [];

    public Dictionary<PersonId, Guid> Seats { get; } = [];

    public static async Task<CommissionScene> SetAsync(House house)
    {
        var scene = new CommissionScene(house) { Organisation = await house.AnOrganisationAsync(OrganisationKind.Commission) };
        scene.Bureau = await scene.BoundAsync("commission-bureau");
        scene.Inspector = await scene.BoundAsync("inspector");
        scene.Chair = await scene.BoundAsync("commission-member");
        scene.Members = [await scene.BoundAsync("commission-member"), await scene.BoundAsync("commission-member"), await scene.BoundAsync("commission-member"), await scene.BoundAsync("commission-member")];
        await house.InsideAsync(services =>
        {
            foreach (var (person, number) in scene.Members.Prepend(scene.Chair).Select((v, n) => (v.Person, n)))
            {
                var seat = CommissionSeat.Of(Identifier.New(house.Clock), person, $"委員 {number}", new(number == 0 ? Office.Chair : Office.Member, number <= 2), new(2026, 10, 1), new(2031, 9, 30), new(2026, 9, 1));
                seat.ActForChair(number == 1);
                scene.Seats[person] = seat.Id;
                services.GetRequiredService<StoreDb>().Add(seat);
            }

            return Task.CompletedTask;
        });
        return scene;
    }

    /// <summary>Somebody new of the commission who has undertaken secrecy.</summary>
    public async Task<Visitor> BoundAsync(string role)
    {
        var person = await house.APersonAsync(role, Organisation);
        await house.InsideAsync(services =>
        {
            services.GetRequiredService<IRegistrar>().Undertake(person, Organisation, WhoMaySeeTheCommission.SecrecyArticle, new(2026, 10, 1));
            return Task.CompletedTask;
        });
        var visitor = await house.SignInAsync(person);
        visitors.Add(visitor);
        return visitor;
    }

    /// <summary>The bureau enters a request for approval.</summary>
    public async Task<Page> AskAsync(string route = nameof(ApprovalRoute.Police)) => await Bureau.FillInAsync("/commission/approvals/new", new Dictionary<string, object>
    {
        ["Route"] = route, ["Requester"] = "警察庁", ["ReceivedAt.Date"] = "2026-11-20", ["ReceivedAt.Time"] = "10:00", ["Target"] = "国外のサーバー", ["Necessity"] = "攻撃の継続",
        ["From"] = "2026-11-25", ["Until"] = "2026-12-24",
    }, "form.form");

    /// <summary>The bureau convenes a meeting on what waits, or on something written.</summary>
    public async Task<string> ConveneAsync(string? item = null)
    {
        var page = await Bureau.FillInAsync("/commission/meetings/new", new Dictionary<string, object>
        {
            ["At.Date"] = "2026-11-23", ["At.Time"] = "10:00", ["Place"] = "委員会室", ["Items"] = item is null ? Array.Empty<string>() : [item], ["Other"] = item is null ? "運営について" : "",
        }, "form.form");
        return page.Location ?? throw new InvalidOperationException(page.Words);
    }

    /// <summary>The bureau writes down who was there and how they voted on the one item.</summary>
    public Task<Page> RecordAsync(string path, IReadOnlyDictionary<Visitor, Vote?> votes, Vote? tie = null, bool chairPrevented = false)
    {
        var typed = new Dictionary<string, object> { ["Present"] = votes.Keys.Select(v => Seats[v.Person].ToString("D")).ToArray(), ["Minutes"] = "審査した。", ["Tie-1"] = tie?.ToString() ?? "" };
        if (chairPrevented)
        {
            typed["ChairPrevented"] = "true";
        }

        foreach (var (who, vote) in votes.Where(v => v.Value is not null))
        {
            typed[$"Vote-1-{Seats[who.Person]:N}"] = vote!.Value.ToString();
        }

        return Bureau.FillInAsync(path, typed, "form[action*='handler=Record']");
    }

    public static Task<Page> ConfirmAsync(Visitor who, string path) => who.FillInAsync(path, new { }, "form[action*='handler=Confirm']");

    public void Dispose() => visitors.ForEach(v => v.Dispose());
}
