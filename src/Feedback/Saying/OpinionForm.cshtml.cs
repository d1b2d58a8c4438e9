using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Feedback.Law;
using Noroshi.Feedback.Store;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Provision.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.Feedback.Saying;

/// <summary>A recipient says of what was provided: useful or not, a false positive, seen here too, a question, what was done; and sees what was answered.</summary>
/// <remarks>For the people of the organisation to which it was delivered. Another's is not there (404).</remarks>
[Authorize(nameof(Permission.ReceiveProducts))]
[Article("Act, Art. 37")]
internal sealed class OpinionFormPage(IDeliveries deliveries, SayOpinion saying, StoreDb db) : PageModel
{
    private const int LongestChoice = 60;
    private static readonly Words SeenWhen = new("観測した日時", "Seen at");

    public Guid Received { get; private set; }

    public ProductContents About { get; private set; } = null!;

    public IReadOnlyList<Opinion> Said { get; private set; } = [];

    [BindProperty]
    public OpinionKind? Kind { get; set; }

    [BindProperty]
    public Guid? Statement { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public TokyoInput SeenAt { get; set; } = new();

    public static IReadOnlyList<Choice> Kinds { get; } = [.. Enum.GetValues<OpinionKind>().Select(k => Choice.Of(k.ToString(), k.Words()))];

    public IReadOnlyList<Choice> Statements => [.. About.Statements.Select(s => Choice.Of(s.Id.ToString("D"), new Words(Short(s.Ja), Short(s.En ?? s.Ja))))];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        var unread = SeenAt.Check(nameof(SeenAt), SeenWhen, Kind is OpinionKind.Sighting).ToList();
        if (unread.Count > 0)
        {
            return this.Mend(unread);
        }

        var problems = await saying.SayAsync(id, About, new(Kind, Statement, (Text ?? "").Trim(), SeenAt.Moment), cancellation);
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        this.Say(NoticeKind.Success, new("伝えました。分析の担当者が読みます。", "Said. The analysts will read it."));
        return Redirect($"/received/{id:D}/feedback");
    }

    private static string Short(string text) => text.Length > LongestChoice ? text[..LongestChoice] + "…" : text;

    /// <returns>The answer where there is nothing to speak about; null where there is.</returns>
    private async Task<IActionResult?> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await deliveries.InSightAsync(id, HttpContext, cancellation) is not { } delivery)
        {
            return this.Absent();
        }

        if (delivery.Contents is not { } about)
        {
            return this.Refuse(delivery.Refused!);
        }

        (Received, About) = (id, about);
        Said = await db.Set<Opinion>().AsNoTracking().Where(o => o.Received == id && o.ReplacedAt == null).OrderByDescending(o => o.SaidAt).Take(AnOpinionSaysEnough.MostOfOne).ToListAsync(cancellation);
        return null;
    }
}
