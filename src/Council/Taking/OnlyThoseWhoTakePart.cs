using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Web.Answers;

namespace Noroshi.Council.Taking;

/// <summary>
/// A page of the council that needs no taking part: the organisation's own membership, the policies, what one's own organisation gave. Whatever does not say so is shut to
/// those who are not named, or not bound to secrecy.
/// </summary>
internal interface INeedsNoSeat;

/// <summary>
/// Stands before every page of the council: who is not named for an active member, or has no undertaking of secrecy in force, is refused, on record
/// (Act art 45(7)). A new page is shut by this until it says otherwise.
/// </summary>
[Article("Act, Art. 45(7)")]
internal sealed class OnlyThoseWhoTakePart(CouncilAdmission admission, IRecordOfActs acts) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancellation = context.HttpContext.RequestAborted;
        if (context.HandlerInstance is not INeedsNoSeat && await admission.AskAsync(cancellation) is Ruling.Refused no)
        {
            await acts.WriteRefusalAsync(new Act("council.not-let-in", no.Article, "council"), cancellation);
            context.Result = ((PageModel)context.HandlerInstance).Refuse(no);
            return;
        }

        await next();
    }
}
