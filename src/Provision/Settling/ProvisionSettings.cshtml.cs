using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Taking;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;
using FormChoice = Noroshi.Web.Fields.Choice;

namespace Noroshi.Provision.Settling;

/// <summary>Up to which class any device will do, with a day, a name and a reason.</summary>
/// <remarks>For the system's administrator in the Cabinet Office, who sees nothing of what is provided: what is entered here is a policy (Act art 44(1)).</remarks>
[Authorize(nameof(Permission.Administer))]
[Article("Act, Art. 44(1)")]
internal sealed class ProvisionSettingsPage(HowItIsTaken taken, IPolicySettings settings, IRecordOfActs acts, IWhoIsWho who, StoreDb db, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public InformationClass Now { get; private set; }

    public IReadOnlyList<PolicyValue> History { get; private set; } = [];

    public IReadOnlyDictionary<PersonId, Person> People { get; private set; } = new Dictionary<PersonId, Person>();

    public static IReadOnlyList<FormChoice> Values { get; } = [.. Enum.GetValues<InformationClass>().Select(c => FormChoice.Of(c.ToString(), Said(c)))];

    public static Words Said(InformationClass upTo) => upTo switch
    {
        InformationClass.Comprehensive => new("端末の登録を求めない", "No device need be registered"),
        InformationClass.ForProvision => new("総合整理分析情報だけ、登録した端末で読む", "Comprehensive information alone is read on registered devices"),
        _ => new("周知等用を超えるものは、登録した端末で読む", "All above information for publicity is read on registered devices"),
    };

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        var problems = new Problems()
            .Unless(Values.Any(v => v.Value == Value), nameof(Value), "value-required", new("どの区分から登録した端末を求めるかを選んでください。", "Choose from which class a registered device is needed."))
            .Unless(Begins >= today, nameof(From), "from", new("いつからかを、今日以後の日付で入力してください。", "Enter the first day, today or later."))
            .Unless(Note?.Trim().Length is > 0 and <= 500, nameof(Note), "note", new("理由を500字以内で入力してください。", "Say why, in at most 500 characters."));
        if (problems.Count > 0)
        {
            await ShowAsync(cancellation);
            return this.Mend(problems);
        }

        settings.Set(HowItMayBeTaken.Setting, Value!, Begins!.Value, Note!.Trim());
        acts.Write(new Act("provision.policy-set", "Act, Art. 44(1)", $"policy:{HowItMayBeTaken.Setting}")
        {
            Content = new JsonObject { ["value"] = Value, ["from"] = Begins!.Value.ToString("O", CultureInfo.InvariantCulture), ["note"] = Note!.Trim() },
        });
        await db.SaveChangesAsync(cancellation);
        this.Say(NoticeKind.Success, new("設定を保存しました。", "The setting was kept."));
        return Redirect("/administration/provision");
    }

    private DateOnly? Begins => TypedDay.Read(From);

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Now = await taken.AnyDeviceUpToAsync(cancellation);
        History = await settings.HistoryAsync([HowItMayBeTaken.Setting], cancellation);
        People = await who.PersonsAsync(History.Select(h => h.SetBy), cancellation);
    }
}
