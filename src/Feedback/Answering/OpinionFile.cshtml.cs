using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Feedback.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.Feedback.Answering;

/// <summary>One thing that a recipient said: who, on which statement, and the answer.</summary>
/// <remarks>For those who write products. What there is not is 404.</remarks>
[Authorize(nameof(Permission.WriteProducts))]
[Article("Act, Art. 37")]
internal sealed class OpinionFilePage(StoreDb db, AnswerOpinion answering, IReleasedProducts products, IWhoIsWho who, IRecordOfActs acts) : PageModel
{
    private static readonly Words Moved = new("ほかの人がすでに回答しました。", "Somebody else has answered it already.");

    public Opinion Opinion { get; private set; } = null!;

    public Organisation? Organisation { get; private set; }

    public string? Author { get; private set; }

    public ReleasedStatement? About { get; private set; }

    public IReadOnlyList<Choice> Versions { get; private set; } = [];

    [BindProperty]
    public string? Reply { get; set; }

    [BindProperty]
    public int? LedTo { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? Page() : this.Absent();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        var problems = new Problems()
            .Unless(Reply?.Trim().Length is > 0 and <= AnswerOpinion.LongestReply, nameof(Reply), "reply", new("回答を2,000字以内で書いてください。", "Write an answer of at most 2,000 characters."))
            .Unless(LedTo is null || Versions.Any(v => v.Value == LedTo.ToString()), nameof(LedTo), "led-to", new("公開した版から選んでください。", "Choose a released version."));
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        if (Opinion.RepliedAt is not null || !await answering.AnswerAsync(Opinion, Reply!.Trim(), LedTo, cancellation))
        {
            return this.Conflict(Moved);
        }

        this.Say(NoticeKind.Success, new("回答しました。伝えた人に知らせます。", "Answered. Its author is told."));
        return Redirect($"/feedback/{id:D}");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<Opinion>().FirstOrDefaultAsync(o => o.Id == id, cancellation) is not { } opinion)
        {
            await acts.WriteRefusalAsync(new Act("feedback.not-shown", "Act, Art. 37", $"opinion:{id:D}"), cancellation);
            return false;
        }

        Opinion = opinion;
        Organisation = await who.OrganisationAsync(opinion.Organisation, cancellation);
        Author = (await who.PersonAsync(opinion.Person, cancellation))?.Name;
        About = opinion.Statement is { } statement ? (await products.ContentsAsync(new ProductId(opinion.Product), cancellation))?.Statements.FirstOrDefault(s => s.Id == statement) : null;
        Versions = [.. (await products.VersionsAsync(opinion.Number, cancellation)).Where(v => v.Version > opinion.Version)
            .Select(v => Choice.Of(v.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), new Words($"第{v.Version}版", $"Version {v.Version}")))];
        return true;
    }
}
