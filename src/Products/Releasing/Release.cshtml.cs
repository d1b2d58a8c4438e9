using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Law;
using Noroshi.Products.Store;
using Noroshi.Products.Writing;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.Products.Releasing;

/// <summary>A product is put up for approval, approved by a second person, or sent back. What is approved is what is shown.</summary>
/// <remarks>For those who may approve: the Cabinet Office, and the ministry that is asked. For others it is not there (404); one person does not approve twice (403).</remarks>
[Authorize(nameof(Permission.ApproveProducts))]
[Article("Act, Art. 44(1)")]
[Article("Act, Art. 43")]
internal sealed class ReleasePage(ProductsInSight products, WhatItRestsOn lineage, ReleaseProduct release, IWhoIsWho who, Actor actor) : PageModel
{
    public AnalysedProduct Product { get; private set; } = null!;

    public IReadOnlyList<Statement> Statements { get; private set; } = [];

    public IReadOnlyList<StatementFacts> Facts { get; private set; } = [];

    public IReadOnlyList<Obstacle> Obstacles { get; private set; } = [];

    public IReadOnlyList<ProductApproval> Approvals { get; private set; } = [];

    public IReadOnlyDictionary<PersonId, Person> People { get; private set; } = new Dictionary<PersonId, Person>();

    public IReadOnlyList<Choice> Ministries { get; private set; } = [];

    /// <summary>Whether the actor writes, and so sees on what it rests.</summary>
    public bool Writes => actor.Can(Permission.WriteProducts);

    public InformationClass Class => TheClassFollowsFromTheLineage.ClassOf(Facts);

    public Tlp Sharing => TheClassFollowsFromTheLineage.SharingOf(Facts);

    public bool HasApproved => Approvals.Any(a => a.By == actor.Person);

    [BindProperty]
    public Guid? AskedOf { get; set; }

    [BindProperty]
    public bool Looked { get; set; }

    /// <summary>The digest that the page showed.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public static string Hex(byte[]? digest) => digest is null ? "" : Convert.ToHexStringLower(digest);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        await ShowAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostProposeAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || !Writes)
        {
            return this.Absent();
        }

        var asked = AskedOf is { } ministry ? await who.OrganisationAsync(new OrganisationId(ministry), cancellation) : null;
        return !Looked ? await MendAsync([NotLooked], cancellation)
            : AskedOf is not null && asked?.Kind is not OrganisationKind.Ministry ? await MendAsync([new Problem("AskedOf", "asked-of", new("承認を求める省庁を選び直してください。", "Choose the ministry again."))], cancellation)
            : await AnswerAsync(await release.ProposeAsync(Product, asked?.Id, cancellation), new("承認を求めました。あなたは承認者の一人です。", "Approval was asked for. You are the first of the two."), cancellation);
    }

    public async Task<IActionResult> OnPostApproveAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        return Seen != Hex(Product.Digest) ? this.Conflict(NotKept.Moved)
            : !Looked ? await MendAsync([NotLooked], cancellation)
            : await AnswerAsync(await release.ApproveAsync(Product, cancellation), new("承認しました。", "Approved."), cancellation);
    }

    public async Task<IActionResult> OnPostReturnAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        return Reason?.Trim() is not { Length: > 0 and <= 1000 } reason
            ? await MendAsync([new Problem("Reason", "reason", new("差し戻す理由を1,000字以内で書いてください。", "Say why, in at most 1,000 characters."))], cancellation)
            : await AnswerAsync(await release.ReturnAsync(Product, reason, cancellation), new("差し戻しました。", "Sent back."), cancellation);
    }

    private static Problem NotLooked { get; } = new("Looked", "looked", new(
        "内容を読み、報告した者が推測されないことを確かめて、印を付けてください。", "Read it, see that nobody could infer who reported, and tick the box."));

    private async Task<IActionResult> AnswerAsync(Step step, Words said, CancellationToken cancellation)
    {
        switch (step)
        {
            case Step.Mend mend:
                return await MendAsync([.. mend.Problems, .. mend.Obstacles.Select(o => new Problem("Statements", "barred", o.Reason))], cancellation);
            case Step.Refused refused:
                return this.Refuse(refused.Why);
            case Step.Done done:
                this.Say(NoticeKind.Success, done.Released ? new Words("二人の承認がそろい、確定しました。提供できます。", "Two persons have approved: it is released and can be provided.") : said);
                return Redirect(Writes ? $"/analysis/{Product.Id}" : "/analysis/approvals");
            default:
                return this.Conflict(NotKept.Moved);
        }
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await products.FindAsync(id, cancellation) is not { IsReleased: false } product)
        {
            return false;
        }

        Product = product;
        return true;
    }

    private async Task<IActionResult> MendAsync(IEnumerable<Problem> problems, CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        return this.Mend(problems);
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Statements = await products.StatementsAsync(Product.Id, cancellation);
        Facts = await lineage.OfAsync(Product, cancellation);
        _ = Cleared.For(Facts, out var obstacles);
        Obstacles = obstacles;
        Approvals = await release.ApprovalsAsync(Product, cancellation);
        People = await who.PersonsAsync(Approvals.Select(a => a.By), cancellation);
        Ministries = Writes ? [.. (await who.OrganisationsAsync(OrganisationKind.Ministry, cancellation)).Select(m => Choice.Of(m.Id.Value.ToString("D"), m.Name))] : [];
    }
}
