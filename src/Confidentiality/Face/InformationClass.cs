using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.Confidentiality.Face;

/// <summary>
/// The three classes of what the analysis yields: 総合 ⊃ 提供用 ⊃ 周知等用. The class is a property of the content: every item of a
/// narrower class is also one of the wider.
/// </summary>
public enum InformationClass
{
    /// <summary>総合整理分析情報: anything sorted or analysed under Act art 37.</summary>
    [Article("Act, Art. 38(1)")]
    Comprehensive,

    /// <summary>提供用総合整理分析情報: holds no 選別後通信情報.</summary>
    [Article("Act, Art. 39")]
    ForProvision,

    /// <summary>周知等用総合整理分析情報: holds neither 選別後通信情報 nor a secret.</summary>
    [Article("Act, Art. 40(1)")]
    ForPublicity,
}

/// <summary>The two marks that decide which classes an item may belong to.</summary>
[Flags]
public enum Marks
{
    /// <summary>Neither mark.</summary>
    None = 0,

    /// <summary>Holds 選別後通信情報.</summary>
    [Article("Act, Art. 39")]
    HoldsSelectedCommunications = 1,

    /// <summary>Holds a secret (秘密).</summary>
    [Article("Act, Art. 40(1)")]
    HoldsSecret = 2,
}

/// <summary>Classes and marks, and how they bind each other.</summary>
public static class InformationClasses
{
    /// <summary>The narrowest class to which content with these marks belongs, so the one with the widest circle of recipients.</summary>
    public static InformationClass Narrowest(Marks marks) =>
        marks.HasFlag(Marks.HoldsSelectedCommunications) ? InformationClass.Comprehensive
        : marks.HasFlag(Marks.HoldsSecret) ? InformationClass.ForProvision
        : InformationClass.ForPublicity;

    /// <summary>Whether content with these marks may be called one of this class.</summary>
    public static bool Admits(this InformationClass @class, Marks marks) => @class.Contains(Narrowest(marks));

    /// <summary>Whether every item of the other class is also one of this class.</summary>
    public static bool Contains(this InformationClass @class, InformationClass other) => @class <= other;

    /// <summary>The name in the statute, and in English.</summary>
    public static Words Words(this InformationClass @class) => @class switch
    {
        InformationClass.Comprehensive => new("総合整理分析情報", "Comprehensive analysed information"),
        InformationClass.ForProvision => new("提供用総合整理分析情報", "Analysed information for provision"),
        InformationClass.ForPublicity => new("周知等用総合整理分析情報", "Analysed information for publicity"),
        _ => throw new UnreachableException(),
    };
}
