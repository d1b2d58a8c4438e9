using Noroshi.Kernel;

namespace Noroshi.Parties.Law;

/// <summary>
/// An organisation keeps somebody who can manage its people: the last administrator can be neither ended nor disabled before
/// another is there, and nobody takes the key from oneself by mistake. A policy of the house.
/// </summary>
[Article("Act, Art. 8")]
internal static class TheLastAdministratorStays
{
    public static Ruling Ask(bool isAdministrator, int otherAdministrators) => !isAdministrator || otherAdministrators > 0
        ? new Ruling.Allowed("Act, Art. 8")
        : new Ruling.Refused("Act, Art. 8", new(
            "この方は最後の管理者です。先に別の管理者を任命してください。", "This is the last administrator. Appoint another one first."));
}
