using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law.Classes;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Law.Classes;

/// <summary>What is quoted as the law's words stands there.</summary>
public class The_text_of_each_class
{
    [Fact]
    public void stands_in_the_rule_book_word_by_word()
    {
        var book = string.Concat(new[] { "order-art-1.md", "cabinet-order-art-1.md" }.Select(f => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "law", f))));

        Assert.All(DeviceClasses.All, c => Assert.All(WhatTheTextSays.Of(c).Split('…'), part => Assert.Contains(part, book, StringComparison.Ordinal)));
    }

    [Fact]
    public void is_the_reason_beside_the_facts()
    {
        var facts = ClassFacts.All.Aggregate(default(SomeFacts), (f, fact) => f.With(fact, fact is ClassFact.Connected or ClassFact.Affects or ClassFact.Routes or ClassFact.NoRouterBetween));
        var proofs = Proof.Of(facts, Slowly.Finder);

        Assert.Equal(DeviceClasses.All, proofs.Select(p => p.Class));
        Assert.Equal([DeviceClass.T2_2], proofs.Where(p => p.Holds is true).Select(p => p.Class));
        Assert.Contains(ClassFact.NoRouterBetween.Statement(true), proofs.Single(p => p.Class is DeviceClass.T2_2).Facts);
        Assert.Equal([ClassFact.HasAddress.Statement(false)], proofs.Single(p => p.Class is DeviceClass.T2_7).Facts);
        Assert.All(proofs, p => Assert.NotEmpty(p.Facts));
    }
}
