using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Providing;
using Noroshi.Provision.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;
using FormChoice = Noroshi.Web.Fields.Choice;

namespace Noroshi.Provision.Relaying;

/// <summary>The minister's desk reads what is to be provided and to whom, and sends it in the minister's name or does not.</summary>
/// <remarks>For the desk of the ministry in whose name it is sent; for others, the Cabinet Office among them, it is not there (404).</remarks>
[Authorize(nameof(Permission.RelayProducts))]
[Article("Act, Art. 40(1)")]
[Article("Act, Art. 38(4)")]
[Article("Act, Art. 43")]
internal sealed class RelayFilePage(StoreDb db, IReleasedProducts products, Decide decide, DecideAsMinister minister, IWhoIsWho who, IRecordOfActs acts) : PageModel
{
    private const int Most = 500;
    private static readonly Words Moved = new("ほかの人がすでに判断しました。", "Somebody else has decided it already.");

    public Sending Sending { get; private set; } = null!;

    public ReleasedProduct Product { get; private set; } = null!;

    public ProductSheet Sheet { get; private set; } = null!;

    public IReadOnlyList<Recipient> Recipients { get; private set; } = [];

    public IReadOnlyDictionary<OrganisationId, Organisation> Organisations { get; private set; } = new Dictionary<OrganisationId, Organisation>();

    public IReadOnlyList<ConditionText> ToState { get; private set; } = [];

    public IReadOnlyList<FormChoice> Statements => [.. ToState.Select(c => FormChoice.Of(c.Code, c.Holds))];

    [BindProperty]
    public string[] Stated { get; set; } = [];

    [BindProperty]
    public string? Because { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? Page() : this.Absent();

    public async Task<IActionResult> OnPostSendAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        if (ToState.Any(c => !Stated.Contains(c.Code)))
        {
            return this.Mend([new Problem(nameof(Stated), "stated", new("大臣として提供するには、すべての事項を確かめてください。確かめられないときは、提供しないでください。", "To provide it, every point must be found to hold; otherwise do not."))]);
        }

        if (!await minister.LetGoAsync(Sending, ToState.Aggregate(Condition.None, (all, c) => all | c.Condition), cancellation))
        {
            return this.Conflict(Moved);
        }

        this.Say(NoticeKind.Success, new("大臣の名前で提供を始めました。", "It is being provided in the minister's name."));
        return Redirect($"/provision/sendings/{Sending.Id:D}");
    }

    public async Task<IActionResult> OnPostReturnAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        if (Because?.Trim() is not { Length: > 0 and <= 500 } because)
        {
            return this.Mend([new Problem(nameof(Because), "because", new("提供しない理由を500字以内で書いてください。", "Say in at most 500 characters why it is not provided."))]);
        }

        if (!await minister.ReturnAsync(Sending, because, cancellation))
        {
            return this.Conflict(Moved);
        }

        this.Say(NoticeKind.Success, new("提供しないことにしました。内閣府に伝わります。", "It is not provided. The Cabinet Office sees it."));
        return Redirect("/relay");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        var me = db.Actor.Organisation;
        if (await db.Set<Sending>().FirstOrDefaultAsync(s => s.Id == id && s.From == me, cancellation) is not { } sending || await products.ContentsAsync(new ProductId(sending.Product), cancellation) is not { } contents)
        {
            await acts.WriteRefusalAsync(new Act("provision.not-shown", "Act, Art. 40(1)", $"sending:{id:D}"), cancellation);
            return false;
        }

        (Sending, Product, Sheet) = (sending, contents.Product, ProductSheet.Of(contents, Audience.ChiefSecurityOfficer));
        ToState = decide.ToState(Product, sending.Route, Candidates.KindFor(sending.Route));
        Recipients = await db.Set<Recipient>().AsNoTracking().Where(r => r.Sending == sending.Id).OrderBy(r => r.Id).Take(Most).ToListAsync(cancellation);
        Organisations = await who.OrganisationsAsync(Recipients.Select(r => r.Organisation), cancellation);
        return true;
    }
}
