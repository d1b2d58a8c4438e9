using Noroshi.Kernel;

namespace Noroshi.Parties.Law;

/// <summary>What a person's contact must look like, whoever writes it down: the person or an administrator.</summary>
internal static class ContactChecks
{
    public static Problems Check(string? department, string? phone) => new Problems()
        .Unless(department is null or { Length: <= 100 }, "department", "department", new("部署は100文字以内で入力してください。", "Enter the department in at most 100 characters."))
        .Unless(IsTelephone(phone?.Trim() ?? ""), "phone", "phone", new("電話番号を50文字以内で入力してください。例：03-1234-5678（内線 90）", "Enter the telephone number in at most 50 characters, for example 03-1234-5678 (ext. 90)."));

    // Extensions and remarks are written in many ways; what nobody could dial is what has no digit.
    private static bool IsTelephone(string phone) => phone.Length is 0 || (phone.Length <= 50 && phone.Any(char.IsDigit) && !phone.Any(char.IsControl));
}
