"""What columns are called in rosters, by Canvas, Moodle, Gradescope, Banner and people.

As `sheets.header` writes them: without case and dashes. The first name of a list that a table has
is the one that is read.
"""

from __future__ import annotations

SYSTEM_ID = (
    "id", "user id", "userid", "canvas id", "canvas user id", "moodle id", "identifier",
    "identifikator", "identifiant", "identificador", "identificatore", "identificatie",
    "participant", "teilnehmer/in", "participante", "participant(e)", "partecipante", "deelnemer",
    "student id", "studentid", "sid",
)  # fmt: skip
"""The id by which the system knows a person."""

OTHER_IDS = (
    "id number", "idnumber", "id nummer", "numéro d'identification", "número de id",
    "número de identificación", "codice identificativo", "student number", "student no",
    "matrikelnummer", "matrikel", "matriculation number", "matrikel nr", "matricola", "banner id",
    "sis user id", "sis id", "sis login id", "login id", "login", "username", "user name",
    "benutzername", "anmeldename", "nom d'utilisateur", "nombre de usuario", "nome utente",
    "gebruikersnaam", "netid", "net id", "uni", "orgdefinedid",
)  # fmt: skip
"""Ids of the institution: another person's may look like a system's."""

NAME = (
    "name", "full name", "fullname", "student", "student name", "display name", "user full name",
    "vollständiger name", "nom complet", "nombre completo", "nome completo", "volledige naam",
    "nombre", "nom", "nome", "naam", "studierende", "studierende/r", "étudiant", "estudiante",
)  # fmt: skip
FIRST_NAME = (
    "first name", "firstname", "given name", "vorname", "prénom", "nombre(s)", "voornaam",
)  # fmt: skip
LAST_NAME = (
    "last name", "lastname", "surname", "family name", "nachname", "nom de famille", "apellido(s)",
    "apellidos", "cognome", "achternaam",
)  # fmt: skip
EMAIL = (
    "email", "email address", "e mail", "mail", "e mail adresse", "emailadresse", "email adresse",
    "adresse de courriel", "adresse e mail", "courriel", "correo", "correo electrónico",
    "dirección de correo", "dirección email", "dirección de correo electrónico", "indirizzo email",
    "e mailadres", "endereço de email",
)  # fmt: skip
GROUP = (
    "group", "groups", "team", "gruppe", "gruppen", "groupe", "groupes", "grupo", "grupos",
    "gruppo", "groep", "group name",
)  # fmt: skip
SUBMITTED = (
    "submitted", "submitted at", "submission time", "submission date", "timestamp", "created at",
    "last modified (submission)", "zuletzt geändert (abgabe)", "abgabezeit", "abgegeben",
    "dernière modification (travail remis)", "dernière modification (remise)",
    "última modificación (entrega)", "última modificación (envío)", "ultima modifica (consegna)",
    "laatst gewijzigd (inzending)",
)  # fmt: skip
EXTENSION = ("extension", "verlängerung", "prolongation", "prórroga", "ampliación", "proroga")

FIELDS = {
    "id": SYSTEM_ID,
    "name": NAME,
    "email": EMAIL,
    "group": GROUP,
    "submitted": SUBMITTED,
    "extension": EXTENSION,
}
