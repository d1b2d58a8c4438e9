using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Council.Law;
using Noroshi.Council.Taking;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.Council.Settling;

/// <summary>Whether topics may ask for a clearance, with a day, a name and a reason.</summary>
/// <remarks>For the system's administrator in the Cabinet Office, who sees nothing of the council: what is entered here is a policy (Act art 45(8)).</remarks>
[Authorize(nameof(Permission.Administer))]
[Article("Act, Art. 45(8)")]
internal sealed class CouncilSettingsPage(CouncilAdmission admission, IPolicySettings settings, IRecordOfActs acts, IWhoIsWho who, StoreDb db, TimeProvider clock) : PageModel, INeedsNoSeat
{
    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public ClearanceGate Now { get; private set; }

    public IReadOnlyList<PolicyValue> History { get; private set; } = [];

    public IReadOnlyDictionary<PersonId, Person> People { get; private set; } = new Dictionary<PersonId, Person>();

    public static IReadOnlyList<Choice> Values => [.. Enum.GetValues<ClearanceGate>().Select(g => Choice.Of(ClearanceIsAskedForByTopic.Written(g), Said(g)))];

    public static Words Said(ClearanceGate gate) => gate is ClearanceGate.ByTopic
        ? new("印を付けた話題で求める", "Asked for in marked topics")
        : new("求めない", "Not asked for");

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        var problems = new Problems()
            .Unless(Value is "off" or "by-topic", nameof(Value), "value-required", new("適性評価を求めるかを選んでください。", "Choose whether a clearance is asked for."))
            .Unless(TypedDay.Read(From) is { } day && day >= today, nameof(From), "from", new("いつからかを、今日以後の日付で入力してください。", "Enter the first day, today or later."))
            .Unless(TypedText.IsSaid(Note, 500), nameof(Note), "note", new("理由を500字以内で入力してください。", "Say why, in at most 500 characters."));
        if (problems.Count > 0)
        {
            await ShowAsync(cancellation);
            return this.Mend(problems);
        }

        settings.Set(ClearanceIsAskedForByTopic.Setting, Value!, TypedDay.Read(From)!.Value, Note!.Trim());
        acts.Write(new Act("council.policy-set", "Act, Art. 45(8)", $"policy:{ClearanceIsAskedForByTopic.Setting}")
        {
            Content = new JsonObject { ["value"] = Value, ["from"] = TypedDay.Read(From)!.Value.ToString("O", CultureInfo.InvariantCulture), ["note"] = Note!.Trim() },
        });
        await db.SaveChangesAsync(cancellation);
        this.Say(NoticeKind.Success, new("設定を保存しました。", "The setting was kept."));
        return Redirect("/administration/council");
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Now = await admission.GateAsync(cancellation);
        History = await settings.HistoryAsync([ClearanceIsAskedForByTopic.Setting], cancellation);
        People = await who.PersonsAsync(History.Select(h => h.SetBy), cancellation);
    }
}
