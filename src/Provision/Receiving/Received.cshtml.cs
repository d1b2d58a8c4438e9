using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Marking;
using Noroshi.Provision.Providing;
using Noroshi.Provision.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Face;
using Noroshi.Web.Showing;
using FormChoice = Noroshi.Web.Fields.Choice;

namespace Noroshi.Provision.Receiving;

/// <summary>A product as its recipient reads it, by kind of reader; opening it is the receipt, and what was done is answered here.</summary>
/// <remarks>For the people of the organisation to which it was delivered. Another's is not there (404).</remarks>
[Authorize(nameof(Permission.ReceiveProducts))]
[Article("Act, Art. 40(2)")]
[Article("Act, Art. 44(1)")]
internal sealed class ReceivedPage(
    ReceivedInSight inbox, IReleasedProducts products, IContributions contributions, StoreDb db, IWhoIsWho who, IEnumerable<IRelated> elsewhere, Actor actor) : PageModel
{
    private const int LongestSaid = 1000;

    private Received found = null!;

    public Recipient Received => found.Recipient;

    public ReleasedProduct Product => found.Contents.Product;

    public Sending Sending => found.Sending;

    public ProductSheet Sheet { get; private set; } = null!;

    /// <summary>The mark of the reader's copy, as it is shown.</summary>
    public string Mark { get; private set; } = "";

    public string Reader { get; private set; } = "";

    /// <summary>What stands elsewhere about this delivery.</summary>
    public IReadOnlyList<RelatedItem> Related { get; private set; } = [];

    /// <summary>The prefectures beyond which it does not go (地域外不可); none if nothing limits it.</summary>
    public IReadOnlyList<Words> Regions { get; private set; } = [];

    /// <summary>The newer version, if this organisation was provided with it.</summary>
    public Guid? Newer { get; private set; }

    [BindProperty(SupportsGet = true, Name = "for")]
    public string? For { get; set; }

    [BindProperty]
    public ReceivedAnswer? Answer { get; set; }

    [BindProperty]
    public string? Said { get; set; }

    public static IReadOnlyList<FormChoice> Answers { get; } = [.. Enum.GetValues<ReceivedAnswer>().Select(a => FormChoice.Of(a.ToString(), a.Words()))];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        if (await inbox.AskAsync(found, TakenAs.Screen, HttpContext, cancellation) is Ruling.Refused no)
        {
            return this.Refuse(no);
        }

        await ShowAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        if (await inbox.AskAsync(found, TakenAs.Screen, HttpContext, cancellation) is Ruling.Refused no)
        {
            return this.Refuse(no);
        }

        var said = Said?.Trim() ?? "";
        var problems = new Problems()
            .Unless(Answer is { } given && Enum.IsDefined(given), "Answer", "answer", new("回答を選んでください。", "Choose an answer."))
            .Unless(said.Length <= LongestSaid, "Said", "said", new("補足は1,000字以内で書いてください。", "Keep the remark within 1,000 characters."))
            .Unless(Answer is not ReceivedAnswer.NeedsHelp || said.Length > 0, "Said", "help", new("どのような支援が必要かを書いてください。", "Say what help you need."));
        if (problems.Count > 0)
        {
            await ShowAsync(cancellation);
            return this.Mend(problems);
        }

        await inbox.AnswerAsync(found, Answer!.Value, said.Length > 0 ? said : null, cancellation);
        this.Say(NoticeKind.Success, new("回答しました。提供者に伝わります。あとから変えられます。", "Answered. The sender sees it; you can change it later."));
        return Redirect($"/received/{Received.Id:D}");
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var code = await inbox.ReadAsync(found, Sending.Route.Article(), Sheet.Audience.Code(), cancellation);
        (Mark, Sheet) = (ForensicMark.Shown(code), Watermarks.Marked(Sheet, code));
        Related = await elsewhere.OfAsync($"received:{Received.Id:D}", cancellation);
        Reader = (await who.PersonAsync(actor.Person, cancellation))?.Name ?? "";
        var regions = await contributions.RegionsAsync(await products.ContributionsAsync(Product.Id, cancellation), cancellation);
        Regions = [.. Competence.Prefectures.Where(p => regions.Contains(p.Code)).Select(p => p.Name)];
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await inbox.FindAsync(id, cancellation) is not { } received)
        {
            return false;
        }

        found = received;
        Sheet = ProductSheet.Of(found.Contents, Enum.GetValues<Audience>().Cast<Audience?>().FirstOrDefault(a => a!.Value.Code() == For) ?? Audience.ChiefSecurityOfficer);
        var (newer, me) = (Product.SupersededBy?.Value, db.Actor.Organisation);
        Newer = newer is null ? null : await db.Set<Recipient>().Where(r => r.Product == newer && r.Organisation == me && r.State == RecipientState.Delivered).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancellation);
        return true;
    }
}
