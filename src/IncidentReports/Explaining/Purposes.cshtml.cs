using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.Kernel;
using Noroshi.Web.Face;

namespace Noroshi.IncidentReports.Explaining;

/// <summary>For what reports may be used, and what to know before one uses the window.</summary>
/// <remarks>Open to everybody: who is to report must be able to read it before signing in.</remarks>
[AllowAnonymous]
[Article("Act, Art. 8")]
internal sealed class PurposesPage(TimeProvider clock) : PageModel
{
    /// <summary>The purpose as it stands on the form of today.</summary>
    public Words Purpose => FormBook.On(LegalCalendar.LegalDay(clock.GetUtcNow())).Forms[0].Purpose;
}

/// <summary>The way to it from the foot of every page.</summary>
internal sealed class PurposesInTheFooter : IFooter
{
    public IEnumerable<FooterLink> Links => [new(new("利用目的と利用の条件", "Purposes and terms"), "/purposes", 10)];
}
