using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law.Simulating;

/// <summary>A change of the rules that is tried out before it takes force. It makes other rules out of rules and does nothing else.</summary>
[Article("Order, Art. 1(1)")]
[Article("Order, Art. 2(1)")]
internal abstract record RuleChange
{
    /// <summary>The rules as they would be.</summary>
    public abstract RegisterRules In(RegisterRules rules);

    /// <summary>What it may do to a computer beyond what follows from its stored classes; null if what follows from them is all.</summary>
    public virtual PossibleChange? MayChange(DutyFacts facts, RegisterRules before) => null;

    /// <summary>The change, in words.</summary>
    public abstract Words Words { get; }

    /// <summary>Nothing changes.</summary>
    public sealed record None : RuleChange
    {
        public override RegisterRules In(RegisterRules rules) => rules;

        public override Words Words => new("変更なし", "No change");
    }

    /// <summary>A product is designated (Order art 2(1), proviso), or is so no longer.</summary>
    public sealed record Designation(string Product, string Maker, bool Ends) : RuleChange
    {
        public override RegisterRules In(RegisterRules rules)
        {
            var others = rules.Designated.Where(d => !d.IsSameAs(Product, Maker));
            return rules with { Designated = Ends ? [.. others] : [.. others, new DesignatedProduct(Product, Maker, [], []) { From = rules.Day }] };
        }

        // What only resembles the product is decided by a person, here as anywhere.
        public override PossibleChange? MayChange(DutyFacts facts, RegisterRules before) =>
            !Ends && ThreeAnswers.Of(facts, before).MustBeNotified.Holds is not false && TheseProductsNeedNoNotification.Of(facts.Product, facts.Maker, before.Designated).Is is Law.Designation.No
            && TheseProductsNeedNoNotification.Of(facts.Product, facts.Maker, [new DesignatedProduct(Product, Maker, [], [])]) is { Is: Law.Designation.Near, Why: { } why } ? new(why, false) : null;

        public override Words Words => Ends
            ? new($"「{Product}」（{Maker}）の指定を終える", $"{Product} ({Maker}) is no longer designated")
            : new($"「{Product}」（{Maker}）を指定する", $"{Product} ({Maker}) is designated");
    }

    /// <summary>The text is read otherwise. The classes that are stored do not hold the facts for it: it is only ever "may".</summary>
    public sealed record Reading(ClassReadings To) : RuleChange
    {
        public override RegisterRules In(RegisterRules rules) => rules with { Readings = To };

        public override PossibleChange? MayChange(DutyFacts facts, RegisterRules before) => AReadingMayChangeClasses.Of(facts.Classes, before.Readings, To);

        public override Words Words => new(
            $"読み方を変える（IPアドレス：{(To.OnlyGlobalAddresses ? "グローバルのみ" : "種類を問わない")}、影響を与えるデータの送信：{(To.EachMustAffect ? "T2の全区分に求める" : "T2-1だけに求める")}）",
            $"The text is read otherwise (IP address: {(To.OnlyGlobalAddresses ? "global only" : "any")}; sending data that affect: {(To.EachMustAffect ? "every class of T2" : "T2-1 only")})");
    }

    /// <summary>A dedicated product is exempt, or not.</summary>
    public sealed record Dedicated(bool Exempts) : RuleChange
    {
        public override RegisterRules In(RegisterRules rules) => rules with { DedicatedExempts = Exempts };

        // Nobody is exempt by not having been asked.
        public override PossibleChange? MayChange(DutyFacts facts, RegisterRules before) =>
            facts.Dedicated is DedicatedUse.NotAsked && before.DedicatedExempts != Exempts && facts.Classes is { IsSpecified: true }
                ? new(new("1者又は同じグループ専用の製品ですか。", "Is the product dedicated to one operator or group?"), false) : null;

        public override Words Words => Exempts ? new("専用の製品を届出不要とする", "Dedicated products are exempt") : new("専用の製品も届け出る", "Dedicated products are notified");
    }

    /// <summary>A class is taken out of the Order.</summary>
    public sealed record ClassDropped(DeviceClass Class) : RuleChange
    {
        public override RegisterRules In(RegisterRules rules) => rules with { Conditions = [.. rules.Conditions.Where(c => c.Class != Class)] };

        // A computer that was left out of later classes by this one may be of those; and who guards only such a one falls with it.
        public override PossibleChange? MayChange(DutyFacts facts, RegisterRules before)
        {
            if (facts.Classes is not { } classes || before.Conditions.All(c => c.Class != Class))
            {
                return null;
            }

            return !classes.Has(Class) ? GuardsOne(classes) ? new(AReadingMayChangeClasses.Guards, classes.Count == 1) : null
                : Class is DeviceClass.T1 ? new(ClassFact.Connected.Question(), true)
                : EachClassHasItsConditions.IsSecond(Class) && classes.Count == 1 ? new(ClassFact.Feeds.Question(), true)
                : null;
        }

        public override Words Words => new($"区分 {Class.Code()} をなくす", $"Class {Class.Code()} is taken out");

        private bool GuardsOne(ClassSet classes) => Class is DeviceClass.T3_2
            ? classes.Has(DeviceClass.T3_1)
            : Class is not DeviceClass.T3_1 && (classes.Has(DeviceClass.T2_5b) || classes.Has(DeviceClass.T2_6));
    }

    /// <summary>A business is added to those whose facilities count.</summary>
    public sealed record SectorAdded(string Sector) : RuleChange
    {
        public override RegisterRules In(RegisterRules rules) => rules.Sectors.Contains(Sector) ? rules : rules with { Sectors = rules.Sectors.Append(Sector).ToHashSet(StringComparer.Ordinal) };

        public override Words Words => new($"事業「{Sector}」を加える", $"The business “{Sector}” is added");
    }
}
