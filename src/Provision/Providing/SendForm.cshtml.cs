using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Council.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;
using FormChoice = Noroshi.Web.Fields.Choice;

namespace Noroshi.Provision.Providing;

/// <summary>A released product is provided: the route is picked, the recipients are chosen and looked over one by one with the reason and the answer of the law, and only then it is sent.</summary>
/// <remarks>For the Cabinet Office, which provides for the Prime Minister. What is not released, or no longer holds, is not there (404).</remarks>
[Authorize(nameof(Permission.SendProducts))]
[Article("Act, Art. 38(1)")]
[Article("Act, Art. 41")]
[Article("Act, Art. 43")]
internal sealed class SendFormPage(
    IReleasedProducts products, Candidates candidates, Decide decide, PrepareSending prepare, ICouncil council, IRecordOfActs acts, Actor actor, TimeProvider clock) : PageModel
{
    private const int LongestReason = 500;
    private const int MostShown = 500;

    [BindProperty(SupportsGet = true)]
    public string? Route { get; set; }

    [BindProperty(SupportsGet = true)]
    public string[] By { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Sector { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Prefecture { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Also { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Topic { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Publish { get; set; }

    [BindProperty(SupportsGet = true)]
    public string[] Concerns { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public string[] Stated { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Because { get; set; }

    /// <summary>How many the page showed as those who will get it.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>Whether the recipients may only look at it.</summary>
    [BindProperty]
    public bool ViewOnly { get; set; }

    /// <summary><c>look</c> to have the recipients looked over once more and nothing sent.</summary>
    [BindProperty]
    public string? Then { get; set; }

    public ReleasedProduct Product { get; private set; } = null!;

    /// <summary>Whether the recipients are shown.</summary>
    public bool Previewed { get; private set; }

    public IReadOnlyList<(Candidate Candidate, Ruling Ruling)> Meant { get; private set; } = [];

    public int NotMeant { get; private set; }

    public Ruling? Publishing { get; private set; }

    public IReadOnlyList<ConditionText> ToState { get; private set; } = [];

    public static IReadOnlyList<LegalRoute> Routes { get; } =
        [LegalRoute.ToUsers, LegalRoute.ToOperators, LegalRoute.WithinCouncil, LegalRoute.ToGovernmentBodies, LegalRoute.ToPoliceAndDefence, LegalRoute.ToCarriers, LegalRoute.Abroad, LegalRoute.ToSuppliers, LegalRoute.ToContractors];

    public static IReadOnlyList<FormChoice> RouteChoices { get; } = [.. Routes.Select(r => FormChoice.Of(r.Code(), r.Words()))];

    public static IReadOnlyList<FormChoice> Ways { get; } =
    [
        FormChoice.Of("users", new Words("対象の製品を届け出ている事業者", "Operators that have notified a product concerned")),
        FormChoice.Of("holders", new Words("前の版を受け取った相手", "Those who hold an earlier version")),
        FormChoice.Of("everybody", new Words("この経路で提供できる全員", "Everybody whom the route can reach")),
    ];

    public IReadOnlyList<FormChoice> Topics { get; private set; } = [];

    public IReadOnlyList<FormChoice> Sectors => SectorChoices.On(Today);

    public static IReadOnlyList<FormChoice> Prefectures { get; } = [.. Competence.Prefectures.Select(p => FormChoice.Of(p.Code, p.Name))];

    public IReadOnlyList<FormChoice> Statements => [.. ToState.Select(c => FormChoice.Of(c.Code, c.Holds))];

    public int WillGetIt => Meant.Count(m => m.Ruling is Ruling.Allowed) + (Publishing is Ruling.Allowed ? 1 : 0);

    public IEnumerable<(Candidate Candidate, Ruling Ruling)> Shown => Meant.Take(MostShown);

    public LegalRoute? Picked => Routes.Cast<LegalRoute?>().FirstOrDefault(r => r!.Value.Code() == Route);

    /// <summary>Whether a minister sends by the route that was picked.</summary>
    public bool ByMinister => Picked is { } route && Terms(route).ByMinister;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        if (Picked is { } route)
        {
            await LookAsync(route, cancellation);
            Previewed = By.Length > 0 || !string.IsNullOrEmpty(Sector) || !string.IsNullOrEmpty(Prefecture) || !string.IsNullOrWhiteSpace(Also) || Topic is not null || Publish;
        }
        else
        {
            (Route, By) = (LegalRoute.ToUsers.Code(), ["users"]);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || Picked is not { } route)
        {
            return this.Absent();
        }

        await LookAsync(route, cancellation);
        Previewed = true;
        if (Then is "look")
        {
            return Page();
        }

        var problems = new Problems()
            .Unless(Because?.Trim().Length is > 0 and <= LongestReason, "Because", "because", new("提供が必要な理由を500字以内で書いてください。", "Say in at most 500 characters why it must be provided."))
            .Unless(ToState.All(c => Stated.Contains(c.Code)), "Stated", "stated", new("すべての事項を確かめてから提供してください。", "Every point must be found to hold before it is provided."))
            .Unless(WillGetIt > 0, "By", "nobody", new("提供できる相手がいません。選び方か、確かめた事項を見直してください。", "Nobody can get it. Look over the choice and what you stated."));
        if (problems.Count > 0)
        {
            await acts.WriteRefusalAsync(new Act("provision.refused", route.Article(), $"product:{Product.Id}") { Content = new JsonObject { ["route"] = route.Code(), ["meant"] = Meant.Count } }, cancellation);
            return this.Mend(problems);
        }

        if (Seen != WillGetIt)
        {
            return this.Mend([new Problem("By", "changed", new($"提供できる相手が{Seen}者から{WillGetIt}者に変わりました。もう一度確かめてください。", $"Those who will get it changed from {Seen} to {WillGetIt}. Look once more."))]);
        }

        var made = await prepare.SendAsync(new SendingAsked(Product, Choice(route), [.. Meant.Select(m => m.Candidate)], Terms(route), Because!.Trim(), ViewOnly), cancellation);
        this.Say(NoticeKind.Success, ByMinister
            ? new("所管大臣の窓口に送りました。大臣の名前で提供されます。", "It was laid on the desks of the competent ministers, who provide it in their own name.")
            : new("提供を始めました。", "It is being provided."));
        return Redirect(made.Count == 1 ? $"/provision/sendings/{made[0].Id:D}" : "/provision");
    }

    private DateOnly Today => LegalCalendar.LegalDay(clock.GetUtcNow());

    private Condition Held => ToState.Where(c => Stated.Contains(c.Code)).Aggregate(Condition.None, (held, c) => held | c.Condition);

    private Choice Choice(LegalRoute route) => new(
        route, By.Contains("users"), By.Contains("holders"), By.Contains("everybody"),
        string.IsNullOrEmpty(Sector) ? null : Sector, string.IsNullOrEmpty(Prefecture) ? null : Prefecture,
        [.. (Also ?? "").Split([',', '、', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostShown)], Publish && route is LegalRoute.ToUsers or LegalRoute.ToSuppliers, Topic, [.. Concerns.Where(c => Competence.Sector(c, Today) is not null)]);

    private SendingTerms Terms(LegalRoute route) => new(route, PrepareSending.SenderOf(route), actor.Organisation, PrepareSending.PurposeOf(route), Held);

    private async Task LookAsync(LegalRoute route, CancellationToken cancellation)
    {
        var kind = Candidates.KindFor(route);

        // Where a minister is the sender, what is stated here is for providing it to the ministry, which must hold it first (art 38(1)).
        ToState = ByMinister ? decide.ToState(Product, LegalRoute.ToGovernmentBodies, RecipientKind.GovernmentBody) : decide.ToState(Product, route, kind);
        var (terms, choice) = (Terms(route), Choice(route));
        var all = await candidates.OfAsync(Product, choice, cancellation);
        var meant = all.Where(c => c.Reason is not null).ToArray();
        NotMeant = all.Count - meant.Length;
        OrganisationId[] to = [.. meant.Select(c => c.Organisation.Id)];
        var answers = ByMinister ? await decide.BeforeTheMinisterAsync(Product, terms, kind, to, cancellation) : await decide.AskAsync(Product, terms, kind, to, cancellation);
        Meant = [.. meant.Select(c => (c, answers[c.Organisation.Id]))];
        if (choice.Publish)
        {
            Publishing = (await decide.AskAsync(Product, terms, RecipientKind.Public, [default], cancellation)).Values.Single();
        }
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await products.FindAsync(new ProductId(id), cancellation) is not { Standing: ProductStanding.Current } product)
        {
            await acts.WriteRefusalAsync(new Act("provision.not-shown", "Act, Art. 38(1)", $"product:{id:D}"), cancellation);
            return false;
        }

        Product = product;
        Topics = [.. (await council.TopicsAsync(cancellation)).Select(t => FormChoice.Of(t.Id.Value.ToString("D"), new Words($"{t.Number} {t.Title}", $"{t.Number} {t.Title}")))];
        return true;
    }
}
