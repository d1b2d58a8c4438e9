using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Web.Answers;

namespace Noroshi.Web.Tests.Samples;

[AllowAnonymous]
internal sealed class CaseModel : PageModel
{
    public DateTimeOffset Limit { get; } = LegalCalendar.EndOf(new DateOnly(2026, 12, 21));

    public DateTimeOffset Target { get; } = LegalCalendar.StartOf(new DateOnly(2026, 11, 20)).AddHours(14);

    public DateTimeOffset Past { get; } = LegalCalendar.StartOf(new DateOnly(2026, 11, 18)).AddHours(9.5);

    public void OnGet()
    {
    }

    public IActionResult OnPost(string act) => act switch
    {
        "order" => this.Refuse(new Ruling.Refused("Act, Art. 6", new Words("命令できるのは主務大臣だけです。", "Only the competent minister may order."))),
        "conflict" => this.Conflict(new Words("別の担当者が先に受理しました。", "Another officer accepted it first.")),
        "throw" => throw new InvalidOperationException("secret detail"),
        _ => this.Absent(),
    };
}
