using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.Council.Joining;

/// <summary>How a page answers what became of a deed.</summary>
internal static class Answers
{
    public static IActionResult After(this PageModel page, Deed deed, Words done, string next)
    {
        switch (deed)
        {
            case Deed.Done:
                page.Say(NoticeKind.Success, done);
                return new RedirectResult(next);
            case Deed.Refused no:
                return page.Refuse(no.Ruling);
            case Deed.Malformed malformed:
                return page.Mend(malformed.Problems);
            default:
                return page.Overtaken();
        }
    }
}
