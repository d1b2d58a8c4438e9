using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Web.Answers;

namespace Noroshi.Parties.Guarding;

/// <summary>
/// The answer to who asks for a thing that is not there for that person: the same whether it exists or not, and on the record, so that
/// somebody who tries identities one after the other is noticed.
/// </summary>
internal sealed class NotThere(IRecordOfActs acts)
{
    public async Task<IActionResult> AnswerAsync(PageModel page, string thing)
    {
        await acts.WriteRefusalAsync(new Act("parties.not-there", "Act, Art. 8", thing), page.HttpContext.RequestAborted);
        return page.Absent();
    }
}
