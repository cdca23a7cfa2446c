using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using GitOpsSets.Templating.Functions.Cryptography;
using GitOpsSets.Templating.Functions.Encodings;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>sprig's password hashes and encryption.</summary>
internal static class PasswordFunctions
{
    private const int HashSteps = 20_000;
    private const int KeyBytes = 32;
    private const int BlockBytes = 16;

    /// <summary>Only GitOpsSets have them.</summary>
    public static ImmutableArray<TemplateFunction> SprigTable { get; } =
    [
        new("bcrypt", [GoType.String], HashPassword) { IsDeterministic = false },
        new("htpasswd", [GoType.String, GoType.String], Htpasswd) { IsDeterministic = false },
        new("encryptAES", [GoType.String, GoType.String], Encrypt) { IsDeterministic = false },
        new("decryptAES", [GoType.String, GoType.String], Decrypt),
    ];

    /// <summary>The bcrypt hash of a password, with cost 10 and a new salt each time.</summary>
    /// <example><code>{{ bcrypt "secret" }}</code> gives a hash such as <c>$2a$10$N9qo8uLOickgx2ZMRZoMye…</c></example>
    public static TemplateValue HashPassword(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(Hash(context, arguments[0].Text));

    /// <summary>A line of an htpasswd file: a user and the bcrypt hash of a password.</summary>
    /// <example><code>{{ htpasswd "admin" "secret" }}</code> gives a line such as <c>admin:$2a$10$N9qo8uLOickgx2ZMRZoMye…</c></example>
    public static TemplateValue Htpasswd(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        string user = arguments[0].Text;
        return TemplateValue.Of(user.Contains(':', StringComparison.Ordinal) ? "invalid username: " + user : user + ":" + Hash(context, arguments[1].Text));
    }

    /// <summary>AES-256 in CBC mode with a random initialisation vector, in base64. The key is cut or filled with zeros to 32 bytes.</summary>
    /// <example><code>{{ encryptAES "key" "text" | decryptAES "key" }}</code> gives <c>text</c></example>
    public static TemplateValue Encrypt(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        byte[] text = GoText.ToUtf8(arguments[1].Text);
        if (text.Length == 0)
        {
            return TemplateValue.Of("");
        }

        context.Budget.ReserveText((text.Length * 2L) + (4 * BlockBytes));
        byte[] vector = new byte[BlockBytes];
        context.Randomness.Fill(vector);
        using var aes = Cipher(arguments[0].Text);
        return TemplateValue.Of(Convert.ToBase64String([.. vector, .. aes.EncryptCbc(text, vector)]));
    }

    /// <summary>What <c>encryptAES</c> encrypted.</summary>
    /// <example><code>{{ decryptAES "platform-key" "xNE1MY98s+6f0+NCjyNiCrQ+Zn6V14B7Ub9+43wGkIdWIrlXa2YhqtMOZljbl21DWsQow1Ow1TbMan4pM9RjlQ==" | trunc 4 }}</code> gives <c>Grü</c></example>
    public static TemplateValue Decrypt(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        if (arguments[1].Text.Length == 0)
        {
            return TemplateValue.Of("");
        }

        if (Base64Reader.Decode(GoText.ToUtf8(arguments[1].Text), out byte[] bytes) is { } wrongAt)
        {
            throw new FunctionException(string.Create(CultureInfo.InvariantCulture, $"illegal base64 data at input byte {wrongAt}"));
        }

        if (bytes.Length <= BlockBytes || bytes.Length % BlockBytes != 0)
        {
            throw new FunctionException("the encrypted text is not made of whole blocks");
        }

        using var aes = Cipher(arguments[0].Text);
        byte[] padded = aes.DecryptCbc(bytes.AsSpan(BlockBytes), bytes.AsSpan(0, BlockBytes), PaddingMode.None);
        int length = padded.Length - padded[^1];
        return length >= 0 ? TemplateValue.Of(GoText.FromUtf8(padded.AsSpan(0, length))) : throw new FunctionException("the key is not the one it was encrypted with");
    }

    private static string Hash(FunctionContext context, string password)
    {
        byte[] bytes = GoText.ToUtf8(password);
        if (bytes.Length > Bcrypt.MaxPasswordBytes)
        {
            return "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes";
        }

        context.Budget.Charge(HashSteps);
        byte[] salt = new byte[Bcrypt.SaltBytes];
        context.Randomness.Fill(salt);
        return Bcrypt.Hash(bytes, salt);
    }

    private static Aes Cipher(string password)
    {
        byte[] given = GoText.ToUtf8(password);
        byte[] key = new byte[KeyBytes];
        given.AsSpan(0, Math.Min(given.Length, KeyBytes)).CopyTo(key);
        var aes = Aes.Create();
        aes.Key = key;
        return aes;
    }
}
