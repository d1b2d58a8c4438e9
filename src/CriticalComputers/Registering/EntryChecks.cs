using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Registering;

/// <summary>What must hold of an entry before it is kept. What is only doubtful is kept and said to be so.</summary>
internal static class EntryChecks
{
    private const int LongestNote = 1000;
    private const int LongestDependency = 200;

    /// <summary>The problems of an entry, by the names of the page's fields.</summary>
    public static Problems Of(ComputerEntry entry, DateOnly today) => new Problems()
        .And(Text(entry.Label, nameof(entry.Label), RegisterKeys.LongestLabel, true, new("管理名", "The name")))
        .And(Text(entry.Product, nameof(entry.Product), RegisterKeys.LongestName, true, new("製品名", "The product")))
        .And(Text(entry.Maker, nameof(entry.Maker), RegisterKeys.LongestName, true, new("製造者名", "The maker")))
        .And(Text(entry.Dependency ?? "", nameof(entry.Dependency), LongestDependency, false, new("依存先", "The dependency")))
        .And(Text(entry.Note ?? "", nameof(entry.Note), LongestNote, false, new("メモ", "The note"), lines: true))
        .Unless(entry.Classes is not { } classes || classes.And(ClassSet.Empty) == classes, nameof(entry.Classes), "classes-exclude-each-other", new(
            "T1 に当たる電子計算機は T2・T3 に当たらず、T1 又は T2 に当たる電子計算機は T3 に当たりません。選択を確かめてください。",
            "What is T1 is neither T2 nor T3, and what is T1 or T2 is not T3. Look at your choice again."))
        .Unless(entry.IntroducedOn is not { } introduced || introduced <= today.AddYears(2), nameof(entry.IntroducedOn), "too-far-ahead", new(
            "導入日が2年以上先です。日付を確かめてください。", "The day of introduction is more than two years ahead. Look at the date again."))
        .Unless(entry.IntroducedOn is not { } first || first.Year >= 1970, nameof(entry.IntroducedOn), "too-long-ago", new(
            "導入日が1970年より前です。日付を確かめてください。", "The day of introduction is before 1970. Look at the date again."))
        .Unless(entry.RemovedOn is not { } removed || entry.IntroducedOn is not { } since || removed >= since, nameof(entry.RemovedOn), "removed-before-introduced", new(
            "廃止日が導入日より前です。", "It is removed before it was introduced."))
        .Unless(entry.RemovedOn is not { } end || end <= today, nameof(entry.RemovedOn), "removed-ahead", new(
            "廃止日は今日までの日付にしてください。廃止の予定は、廃止した日に登録します。", "The day of removal is today or earlier. Enter it when it has been removed."))
        .Unless(entry.Impact is null or (>= 1 and <= 5), nameof(entry.Impact), "impact", new("影響度は1から5までで選んでください。", "Choose an impact from 1 to 5."));

    /// <summary>Those that keep an entry out of the register when many come at once: a missing product or maker is settled there later.</summary>
    public static IEnumerable<Problem> ThatKeepOut(ComputerEntry entry, DateOnly today) =>
        Of(entry, today).Where(p => !(p.Code == "required" && p.Field is nameof(entry.Product) or nameof(entry.Maker)));

    /// <summary>The problems of what is said of a facility.</summary>
    public static Problems Of(FacilityEntry entry, IReadOnlyCollection<string> sectors, DateOnly today) => new Problems()
        .And(Text(entry.Name, nameof(entry.Name), 100, true, new("設備の管理名", "The name")))
        .And(Text(entry.Category, nameof(entry.Category), 200, true, new("特定重要設備の区分", "The category of the facility")))
        .Unless(sectors.Contains(entry.Sector), nameof(entry.Sector), "sector", new("指定を受けた事業から選んでください。", "Choose one of the businesses for which you are designated."))
        .Unless(entry.CoveredOn is not { } day || day <= today.AddYears(2), nameof(entry.CoveredOn), "too-far-ahead", new("日付を確かめてください。", "Look at the date again."));

    private static Problems Text(string text, string field, int longest, bool required, Words name, bool lines = false) => new Problems()
        .Unless(!required || text.Length > 0, field, "required", new($"{name.Ja}を入力してください。", $"{name.En} is missing. Enter it."))
        .Unless(text.Length <= longest, field, "too-long", new($"{name.Ja}は{longest}文字以内で入力してください。", $"{name.En} may have at most {longest} characters."))
        .Unless(!text.Any(c => (char.IsControl(c) && !(lines && c is '\n' or '\r')) || c is '\uFFFE' or '\uFFFF'), field, "control-characters", new(
            $"{name.Ja}に使えない制御文字が含まれています。", $"{name.En} holds control characters. Type it again."));
}
