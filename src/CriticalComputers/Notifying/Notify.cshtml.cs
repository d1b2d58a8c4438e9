using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Web.Answers;

namespace Noroshi.CriticalComputers.Notifying;

/// <summary>What would be filed, looked over by a person before it is: by business and form, the five items of each computer and nothing else.</summary>
/// <remarks>For those who keep the register of their own organisation.</remarks>
[Authorize(nameof(Permission.KeepRegister))]
[Article("Act, Art. 4(1)")]
[Article("Order, Art. 2(5)")]
internal sealed class NotifyPage(WhatIsOwed owed, WhoseRegister whose, FileNotification filing, TimeProvider clock) : PageModel
{
    internal static readonly Words RegisterChanged = new(
        "確認している間に台帳が変わりました。もう一度内容を確かめてから提出してください。まだ何も提出していません。",
        "The register changed while you looked. Nothing has been filed. Look it over again, then file.");

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Sector { get; set; }

    [BindProperty]
    public NotificationKind Kind { get; set; }

    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public bool Confirmed { get; set; }

    public IReadOnlyList<OwedNotification> Owed { get; private set; } = [];

    public DateOnly Today => whose.Today;

    public Words Business(string sector) => whose.NameOf(sector);

    public Guid NewId() => Identifier.New(clock);

    public async Task OnGetAsync(CancellationToken cancellation) => Owed = await owed.OfAsync(whose.Operator, cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!Confirmed)
        {
            return await AgainAsync([new Problem(nameof(Confirmed), "not-confirmed", new("内容を確かめてから、確認の欄にチェックを入れてください。", "Look it over and tick the box.")),], cancellation);
        }

        var seen = Seen is { Length: 64 } && Seen.All(char.IsAsciiHexDigit) ? Convert.FromHexString(Seen) : [];
        return await filing.FileAsync(new NotificationId(Id), whose.Operator, Sector ?? "", Kind, seen, cancellation) switch
        {
            NotifyingOutcome.Filed done => Redirect($"/computers/notifications/{done.Notification.Number}"),
            NotifyingOutcome.Malformed malformed => await AgainAsync(malformed.Problems, cancellation),
            _ => await AgainAsync([new Problem("", "register-changed", RegisterChanged)], cancellation),
        };
    }

    private async Task<IActionResult> AgainAsync(IEnumerable<Problem> problems, CancellationToken cancellation)
    {
        Owed = await owed.OfAsync(whose.Operator, cancellation);
        Confirmed = false;
        ModelState.Clear();
        return this.Mend(problems);
    }
}
