using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Joining;
using Noroshi.Council.Store;
using Noroshi.Council.Taking;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Council.Asking;

/// <summary>One request of the council, and its answer.</summary>
/// <remarks>Between the secretariat and the member that is asked; for others it is not there (404). Only that member answers (403).</remarks>
[Authorize(CouncilDoors.TakePart)]
[Article("Act, Art. 45(5)")]
internal sealed class RequestFilePage(AskMember ask, IWhoIsWho who, IRecordOfActs acts, StoreDb db, Actor actor) : PageModel
{
    private static readonly Ruling.Refused AskedOnly = new("Act, Art. 45(5)", new("回答するのは、求めを受けた構成員です。", "Only the member that was asked answers."));

    [BindProperty]
    public string? Gives { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public CouncilRequest Asked { get; private set; } = null!;

    public Words? To { get; private set; }

    /// <summary>The number of the contribution that answers it, where it is in sight.</summary>
    public string? Given { get; private set; }

    public bool MayAnswer => Asked.State is RequestState.Open && Asked.To == actor.Organisation;

    public static IReadOnlyList<Choice> Kinds => [Choice.Of("yes", new("書面で応じる", "Given in words")), Choice.Of("no", new("応じない（正当な理由）", "Not given, for a legitimate reason"))];

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation) => await FindAsync(number, cancellation) ? Page() : this.Absent();

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation))
        {
            return this.Absent();
        }

        if (Asked.To != actor.Organisation)
        {
            return this.Refuse(AskedOnly);
        }

        return Gives is "yes" or "no"
            ? this.After(await ask.AnswerAsync(Asked, Gives == "yes", Reason, cancellation), new("回答を送りました。", "The answer was sent."), $"/council/requests/{Asked.Number}")
            : this.Mend([new Problem(nameof(Gives), "gives", new("回答の種類を選んでください。", "Choose the kind of answer."))]);
    }

    private async Task<bool> FindAsync(string number, CancellationToken cancellation)
    {
        var wanted = Checks.Number(number);
        if (await db.Set<CouncilRequest>().FirstOrDefaultAsync(r => r.Number == wanted, cancellation) is not { } found)
        {
            await acts.WriteRefusalAsync(new Act("council.not-shown", "Act, Art. 45(5)", $"council-request:{wanted}"), cancellation);
            return false;
        }

        Asked = found;
        To = (await who.OrganisationAsync(found.To, cancellation))?.Name;
        Given = await db.Set<Contribution>().Where(c => c.Id == found.Contribution).Select(c => c.Number).FirstOrDefaultAsync(cancellation);
        return true;
    }
}
