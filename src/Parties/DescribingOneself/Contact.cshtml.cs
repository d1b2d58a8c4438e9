using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Law;
using Noroshi.Parties.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.Parties.DescribingOneself;

/// <summary>A person keeps the own department and telephone up to date.</summary>
/// <remarks>For every signed-in person, and only for that person. Name and mail are not changed here: by them others know who it is.</remarks>
[Authorize(PartiesModule.Somebody)]
internal sealed class ContactPage(StoreDb db, Actor actor, IRecordOfActs acts) : PageModel
{
    [BindProperty]
    public string? Department { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    public string Name { get; private set; } = "";

    public string? Mail { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var me = await MyselfAsync(cancellation);
        (Department, Phone) = (me.Department, me.Phone);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var me = await MyselfAsync(cancellation);
        if (ContactChecks.Check(Department, Phone) is { Count: > 0 } problems)
        {
            return this.Mend(problems);
        }

        me.Describe(Department, Phone);
        var changed = db.Entry(me).Properties.Where(p => p.IsModified).Select(p => (JsonNode?)p.Metadata.Name).ToArray();
        if (changed.Length > 0)
        {
            // What was changed, not into what: a telephone number has no business in a record that is kept for ever.
            acts.Write(new Act("parties.person-described", "Act, Art. 8", $"person:{me.Id}") { Content = new JsonObject { ["changed"] = new JsonArray(changed) } });
            await db.SaveChangesAsync(cancellation);
        }

        this.Say(NoticeKind.Success, new("連絡先を保存しました。", "Your contact details have been saved."));
        return RedirectToPage();
    }

    private async Task<PersonRow> MyselfAsync(CancellationToken cancellation)
    {
        var me = await db.Set<PersonRow>().FirstAsync(p => p.Id == actor.Person, cancellation);
        (Name, Mail) = (me.Name, me.Mail);
        return me;
    }
}
