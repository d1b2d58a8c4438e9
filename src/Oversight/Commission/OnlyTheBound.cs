using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;
using Noroshi.Web.Answers;

namespace Noroshi.Oversight.Commission;

/// <summary>A page that tells nothing of what is deliberated.</summary>
internal interface ITellsNoSecret;

/// <summary>Stands before every page of the commission: who has not undertaken secrecy (59) is refused, on record. A new page is shut by this until it says otherwise.</summary>
[Article("Act, Art. 59")]
internal sealed class OnlyTheBound(CommissionDesk desk, IRecordOfActs acts) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancellation = context.HttpContext.RequestAborted;
        if (context.HandlerInstance is not ITellsNoSecret && await desk.AdmitAsync(cancellation) is Ruling.Refused no)
        {
            await acts.WriteRefusalAsync(new Act("oversight.not-let-in", WhoMaySeeTheCommission.SecrecyArticle, "commission"), cancellation);
            context.Result = ((PageModel)context.HandlerInstance).Refuse(no);
            return;
        }

        await next();
    }
}
